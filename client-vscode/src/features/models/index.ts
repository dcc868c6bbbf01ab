import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { models } from "./protocol";

const section = "datasetLsp";
const setting = "model";

interface ModelItem extends vscode.QuickPickItem {
  /** What the setting gets; undefined takes it away. */
  readonly value?: string;
}

/** "Select Model…": writes the setting, upon which the server judges what is open anew. */
export function registerModelCommand(current: () => LanguageClient | undefined): vscode.Disposable {
  return vscode.commands.registerCommand("datasetLsp.selectModel", async () => {
    const client = current();
    if (client?.isRunning() !== true) {
      return;
    }
    const items = await choices(client);
    const chosen = await vscode.window.showQuickPick(items, {
      title: "Model to Be Tuned",
      placeHolder: "Its limits, its price and its vocabulary are what the data is judged by",
      matchOnDescription: true,
    });
    if (chosen !== undefined) {
      await write(chosen.value);
    }
  });
}

async function choices(client: LanguageClient): Promise<ModelItem[]> {
  const document = vscode.window.activeTextEditor?.document;
  const known = await client.sendRequest(models, {
    ...(document && {
      textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    }),
  });
  const items = known.models.flatMap<ModelItem>(({ id, name, detail, group, isRetired }, index) => [
    ...(known.models[index - 1]?.group === group
      ? []
      : [{ label: group, kind: vscode.QuickPickItemKind.Separator }]),
    {
      label: `${id === known.current ? "$(check) " : ""}${name}`,
      description: isRetired ? `${id}, retired` : id,
      detail,
      value: id,
    },
  ]);
  return [
    ...(isSet()
      ? [
          {
            label: known.isDefaultTeams ? "The team's model" : "The default model",
            description: known.default,
            detail: known.isDefaultTeams
              ? "Takes your own setting away, so that datasetlsp.json decides"
              : "Takes your own setting away",
          },
        ]
      : []),
    ...items,
  ];
}

function isSet(): boolean {
  const own = vscode.workspace.getConfiguration(section).inspect<string>(setting);
  return [own?.globalValue, own?.workspaceValue].some((value) => (value ?? "") !== "");
}

/** A choice is about the data at hand, hence the workspace's where there is one. */
async function write(value: string | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration(section);
  if (vscode.workspace.workspaceFolders !== undefined) {
    await settings.update(setting, value, vscode.ConfigurationTarget.Workspace);
  }
  // Without a folder there is nowhere else; and what is taken away must not come from there.
  if (
    vscode.workspace.workspaceFolders === undefined ||
    (value === undefined && settings.inspect(setting)?.globalValue !== undefined)
  ) {
    await settings.update(setting, value, vscode.ConfigurationTarget.Global);
  }
}
