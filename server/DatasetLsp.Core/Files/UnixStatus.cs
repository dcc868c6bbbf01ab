using System.Runtime.InteropServices;

namespace DatasetLsp.Core.Files;

/// <summary>What Linux knows of a file and .NET does not tell: its kind and its owner.</summary>
/// <param name="IsRegular">Whether it is a file with content, and no pipe, socket or device.</param>
/// <param name="Owner">The owner's number.</param>
/// <param name="Group">The group's number.</param>
internal readonly record struct UnixStatus(bool IsRegular, uint Owner, uint Group)
{
    // statx(2) and <linux/stat.h>; the layout is the same for every processor.
    private const int CurrentFolder = -100;
    private const uint TypeAndOwner = 0x1 | 0x8 | 0x10;
    private const int BufferBytes = 256;
    private const int OwnerAt = 20;
    private const int GroupAt = 24;
    private const int ModeAt = 28;
    private const int TypeBits = 0xF000;
    private const int RegularType = 0x8000;

    /// <summary>Of the file that a path names, through links; null where there is none, or no Linux to ask.</summary>
    public static UnixStatus? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var buffer = new byte[BufferBytes];
        return Statx(CurrentFolder, path, 0, TypeAndOwner, buffer) == 0
            ? new UnixStatus(
                (BitConverter.ToUInt16(buffer, ModeAt) & TypeBits) == RegularType,
                BitConverter.ToUInt32(buffer, OwnerAt),
                BitConverter.ToUInt32(buffer, GroupAt))
            : null;
    }

    /// <summary>Gives a file to an owner and a group.</summary>
    /// <returns>Whether that is allowed.</returns>
    public static bool TryGive(string path, uint owner, uint group) => Chown(path, owner, group) == 0;

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] status);

    [DllImport("libc", EntryPoint = "chown")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Chown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);
}
