"""Running programs for their time, and figures beside what they are compared to."""

import dataclasses
import os
import shutil
import statistics
import subprocess
import time


@dataclasses.dataclass
class Row:
    what: str
    compared: str  # what `theirs` is
    bar: str
    ours: float | None
    theirs: float | None
    unit: str
    met: bool | None  # nothing: could not be measured
    note: str = ""

    @property
    def ratio(self):
        return self.ours / self.theirs if self.ours is not None and self.theirs else None


@dataclasses.dataclass
class Run:
    wall_ms: float
    cpu_ms: float
    peak_mb: float = 0


def have(program):
    return shutil.which(program) is not None


def run_once(command, env=None, cwd=None):
    """One run to its end, its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               env=env, cwd=cwd)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    errors = process.stderr.read().decode(errors="replace")
    process.stderr.close()
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {errors.strip()[-300:]}")
    return Run(wall * 1e3, (usage.ru_utime + usage.ru_stime) * 1e3, usage.ru_maxrss / 1024)


def in_turn(commands, rounds, env=None, before=lambda: None):
    """Median runs of several commands that take turns, so that all meet the same machine. `before` each of them."""
    runs = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            before()
            runs[name].append(run_once(command, env))
    median = lambda each, figure: statistics.median(getattr(run, figure.name) for run in each)
    return {name: Run(*(median(each, figure) for figure in dataclasses.fields(Run))) for name, each in runs.items()}


def show(value, unit):
    if value is None:
        return "—"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 0.1 else 3
    return f"{value:.{digits}f} {unit}".strip()


def table(rows):
    head = ["what", "compared to", "bar", "ours", "theirs", "ratio", "", "note"]
    lines = [head] + [[row.what, row.compared, row.bar, show(row.ours, row.unit), show(row.theirs, row.unit),
                       show(row.ratio, ""), {True: "met", False: "MISSED", None: "—"}[row.met], row.note]
                      for row in rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines)
