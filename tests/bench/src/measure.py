"""Runs a program with its output thrown away, and prints what it took: wall clock and processor time in seconds, peak
resident memory in bytes.

    measure.py PROGRAM ARGUMENT…
"""
import json, os, subprocess, sys, time

start = time.monotonic()
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
wall = time.monotonic() - start
unit = 1 if sys.platform == "darwin" else 1024
print(json.dumps({
    "wall": wall,
    "processor": usage.ru_utime + usage.ru_stime,
    "peak": usage.ru_maxrss * unit,
    "exitCode": os.waitstatus_to_exitcode(status),
}))
