#!/usr/bin/env python3
"""Lets every call fail that a verb makes to the file system, one run for each, and holds what the program said against
what is in the file afterwards, as an independent reader finds it. With arguments, the whole of it for these verbs;
without, for all: tools/crash faults."""

import argparse
import collections
import dataclasses
import errno
import multiprocessing.pool
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import board  # noqa: E402
from verbs import BOARD, EARLIER, VERBS, name_of  # noqa: E402

PATIENCE_S = 120  # only ends a run that would never end
FOR_EVER = 1_000_000
MOST = 5_000
LONG = 200  # no system interrupts for ever

MAKING = "create,write,pwrite,fsync,truncate,rename,link,mkdir"
CHANGING = MAKING + ",unlink,chmod"
MOVING = "read,pread,write,pwrite"
WAITING = MOVING + ",create,open,fsync,truncate,lock,close"
ALL = ""


@dataclasses.dataclass(frozen=True)
class Action:
    """What happens to a call: `act` as inject.cpp takes it, to so many calls from there on, of these kinds."""
    name: str
    act: str
    times: int
    kinds: str


def of_error(name, kinds, for_ever=FOR_EVER):
    number = str(getattr(errno, name))
    return [Action(f"{name} once", number, 1, kinds), Action(f"{name} five times", number, 5, kinds),
            Action(f"{name} for {'long' if for_ever == LONG else 'ever'}", number, for_ever, kinds)]


ACTIONS = of_error("ENOSPC", MAKING) + of_error("EIO", ALL) + of_error("EINTR", WAITING, LONG) + [
    Action("short once", "short", 1, MOVING), Action("short for ever", "short", FOR_EVER, MOVING),
    Action("killed before", "kill", 1, CHANGING), Action("killed after", "kill_after", 1, CHANGING)]


@dataclasses.dataclass(frozen=True)
class Run:
    """One call of a verb that fails."""
    verb: str
    action: Action
    at: int

    def __str__(self):
        return f"{self.verb}: {self.action.name} at call {self.at} of {self.action.kinds or 'all'}"


@dataclasses.dataclass
class Outcome:
    exit: int
    out: str
    err: str
    holds: object  # what the folder holds afterwards; a text when some of it is not whole


class Driver:
    """Runs the program in folders of its own; used from several threads."""

    def __init__(self, program, injector):
        self.program = program
        fast = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # nothing outlasts a run
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="recoup-faults-", dir=fast))
        self.injector = self.root / "inject.so"  # the loader takes a space for the end of a name
        self.injector.symlink_to(pathlib.Path(injector).absolute())
        self.home = self.root / "home"
        self.home.mkdir()
        self.variables = {"PATH": os.environ["PATH"], "HOME": str(self.home), "TZ": "Asia/Shanghai", "LANG": "C.UTF-8"}
        self.boards = {}
        self.clean = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root)

    # ---- running

    def command(self, folder, arguments, now):
        arguments = [argument.replace("{folder}", str(folder)) for argument in arguments]
        words = len(name_of(arguments).split(" "))
        return [self.program, *arguments[:words], "--file", str(folder / "board.recoup"), "--now", now, "--lang", "en",
                *arguments[words:]]

    def start(self, folder, arguments, now, **environment):
        return subprocess.run(self.command(folder, arguments, now), env={**self.variables, "XDG_CONFIG_HOME": str(folder / "config"), **environment},
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE_S, check=False)

    def done(self, folder, arguments, now):
        result = self.start(folder, arguments, now)
        if result.returncode != 0:
            raise RuntimeError(f"{arguments}: {result.returncode} {result.stderr}")

    def board(self, before):
        """A folder with the board on which these commands were done; made once."""
        if before not in self.boards:
            made = pathlib.Path(tempfile.mkdtemp(dir=self.root))
            if before:
                shutil.copytree(self.board(()), made, dirs_exist_ok=True)
            for command in before or BOARD:
                self.done(made, command, EARLIER)
            self.boards[before] = made
        return self.boards[before]

    def prepare(self, name):
        """A folder that holds what a verb works on."""
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.root))
        if VERBS[name].on_board:
            shutil.copytree(self.board(VERBS[name].before), folder, dirs_exist_ok=True)
        return folder

    def home_of(self, name):
        """Where the person's own data lie that the verb is about."""
        if not VERBS[name].own:
            return self.home
        path, text = VERBS[name].own
        home = self.root / f"home of {name}"
        file = home / ".local/share/recoup" / path
        if not file.exists():
            file.parent.mkdir(parents=True)
            file.write_text(text)
        return home

    def attempt(self, name, **environment):
        folder = self.prepare(name)
        try:
            result = self.start(folder, VERBS[name].arguments, VERBS[name].now, HOME=str(self.home_of(name)),
                                RECOUP_FAULT_FOLDER=str(folder),
                                LD_PRELOAD=str(self.injector), **environment)
            return Outcome(result.returncode, result.stdout.replace(str(folder), ""),
                           result.stderr.replace(str(folder), ""), held(folder))
        finally:
            shutil.rmtree(folder)

    def look(self, name):
        """The board before the verb, what a clean run makes of it, and the kinds of the calls that takes."""
        if name not in self.clean:
            folder = self.prepare(name)
            before = held(folder)
            shutil.rmtree(folder)
            log = self.root / f"calls of {name}"
            after = self.attempt(name, RECOUP_FAULT_LOG=str(log))
            calls = [line.split(" ")[0] for line in log.read_text().splitlines()]
            if after.exit != 0 or isinstance(after.holds, str) or after.holds == before:
                raise RuntimeError(f"{name} does not work: {after}")
            self.clean[name] = before, after, calls
        return self.clean[name]

    def runs(self, name):
        """Every action at every call; of a verb that does one thing over and over, some thousands spread evenly."""
        calls = self.look(name)[2]
        runs = []
        for action in ACTIONS:
            kinds = action.kinds.split(",") if action.kinds else set(calls)
            runs += [Run(name, action, at + 1) for at in range(sum(call in kinds for call in calls))]
        return runs[::max(1, len(runs) // MOST)]

    # ---- judging

    def judge(self, run):
        """Nothing when all is as it was said, else what is wrong."""
        before, after, _ = self.look(run.verb)
        try:
            found = self.attempt(run.verb, RECOUP_FAULT_AT=str(run.at), RECOUP_FAULT_TIMES=str(run.action.times),
                                 RECOUP_FAULT_ACT=run.action.act, RECOUP_FAULT_KINDS=run.action.kinds)
        except subprocess.TimeoutExpired:
            return "hang", ""
        if wrong := verdict(VERBS[run.verb], before, after, found):
            return wrong, f"exit {found.exit}, said {found.out!r} {found.err!r}" + (
                f", {found.holds}" if isinstance(found.holds, str) else "")
        return None


def verdict(verb, before, after, found):
    """The name of what is wrong; nothing when what was said is so."""
    if isinstance(found.holds, str):
        return "damaged"
    is_done, is_undone = found.holds == after.holds, found.holds == before
    if verb.in_parts:
        is_undone = all(found.holds.get(name) == value for name, value in before.items())
        is_part = all(name in before or after.holds.get(name) == value for name, value in found.holds.items())
        if not is_undone or not is_part:
            return "damaged"
        said = {line.split("  ")[-1].removeprefix("/") for line in found.out.splitlines()}
        if found.exit >= 0 and said != set(found.holds) - set(before):
            return "false part"
        is_undone = not is_done
    if verb.reads_on and found.exit == 0:
        left_out = "were left out" in found.out
        return None if left_out or (is_done and found.out.splitlines()[-1] == after.out.splitlines()[-1]) else "false yes"
    if not is_done and not is_undone:
        return "damaged"
    if found.exit == -signal.SIGKILL:
        return "false yes" if found.out and not is_done else None
    if found.exit == 0:
        return None if is_done and found.out == after.out else "false yes"
    if is_done:
        return "false no"
    if found.exit not in verb.exits:
        return "untrue reason"
    is_short = verb.in_parts or (len(found.err.splitlines()) == 1 and not found.out)
    return None if is_short else "untrue words"


def held(folder):
    """What lies there, by name, without what begins with a dot; or why some of it is not whole."""
    found = {}
    for path in sorted(folder.rglob("*.recoup")):
        if path.name.startswith("."):
            continue
        found[path.name] = read = board.read(path)
        if isinstance(read, str):
            return f"{path.name}: {read}"
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and not re.search(r"\.recoup(-|$)", path.name):
            found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def judge_all(driver, runs, tell, threads=os.cpu_count()):
    """How often each verdict was given, "right" among them; `tell` hears of the others."""
    counts = collections.Counter()
    with multiprocessing.pool.ThreadPool(threads) as pool:
        for run, wrong in pool.imap_unordered(lambda run: (run, driver.judge(run)), runs):
            counts[wrong[0] if wrong else "right"] += 1
            if wrong:
                tell(f"{wrong[0]}: {run}: {wrong[1]}")
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("injector")
    parser.add_argument("verbs", nargs="*", metavar="VERB")
    given = parser.parse_args()
    if unknown := set(given.verbs) - set(VERBS):
        sys.exit(f"No verb that writes: {', '.join(sorted(unknown))}. There are: {', '.join(VERBS)}")
    all_counts = collections.Counter()
    with Driver(given.program, given.injector) as driver:
        for name in given.verbs or VERBS:
            counts = judge_all(driver, driver.runs(name), lambda text: print("  " + text, flush=True))
            print(f"{name}: {', '.join(f'{count} {word}' for word, count in counts.most_common())}", flush=True)
            all_counts += counts
    wrong = all_counts.total() - all_counts["right"]
    print(f"{all_counts.total()} faults in {len(given.verbs or VERBS)} verbs: {wrong} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
