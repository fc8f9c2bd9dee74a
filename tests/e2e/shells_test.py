#!/usr/bin/env python3
"""Completion as the shells themselves do it, and the manual page as its readers judge it. A shell that is not installed is
passed over."""

import os
import pty
import re
import select
import shutil
import subprocess
import tempfile
import time
import unittest

PROGRAM = os.environ["RECOUP_PROGRAM"]
PATIENCE_S = 60
STAGES = ["evidence", "contacted", "under_review", "refunded", "escalated"]

BASH = """
compopt() { :; }
source "$1"
while IFS= read -r line; do
    read -ra COMP_WORDS <<<"$line"
    [[ $line == *' ' ]] && COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _recoup
    echo "${COMPREPLY[*]}"
done
"""

# Completion in zsh runs in its editor only; what it would offer is written out instead.
ZSH = """
PROMPT=
autoload -Uz compinit
compinit -D -u
source "$COMPLETION"
bindkey '^I' complete-word
compadd () {
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi
    local -a hits
    builtin compadd -A hits "$@"
    print; print -rl -- "HIT "$^hits
}
ended () { print; print ENDED; exit }
comppostfuncs=(ended)
print READY
"""


def recoup(*arguments):
    return subprocess.run([PROGRAM, *arguments], check=True, capture_output=True, text=True,
                          env={"HOME": "/nowhere", "LANG": "C.UTF-8"}).stdout


def verbs():
    """All verbs, with their options as their own help lists them."""
    names = re.findall(r"^  ([a-z]+(?: [a-z]+)?)  ", recoup("--help", "--lang", "en"), re.MULTILINE)
    return {name: re.findall(r"^  (--[a-z0-9-]+)", recoup(*name.split(), "--help", "--lang", "en"), re.MULTILINE)
            for name in names}


class Shells(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def script(self, shell):
        if not shutil.which(shell):
            self.skipTest(f"there is no {shell}")
        path = f"{self.folder.name}/recoup.{shell}"
        with open(path, "w", encoding="utf-8") as file:
            file.write(recoup("completion", shell, "--lang", "zh"))
        subprocess.run([shell, "-n", path], check=True)
        return path

    def check(self, complete):
        """`complete` gives the words that are offered for each of a list of lines."""
        options = verbs()
        self.assertGreater(len(options), 40)
        wanted = {
            "recoup list --stage ": STAGES,
            "recoup move 1 ": STAGES,
            "recoup --lang zh move --route court 1 ": STAGES,
            "recoup completion ": ["bash", "zsh", "fish"],
            "recoup --lang ": ["zh", "en"],
            "recoup deadline sn": ["snooze"],
        }
        found = complete([*wanted, *(f"recoup {name} --" for name in options)])
        self.assertEqual([sorted(words) for words in found[:len(wanted)]], [sorted(words) for words in wanted.values()])
        for (name, expected), words in zip(options.items(), found[len(wanted):]):
            self.assertEqual(sorted(words), sorted(expected), name)
        first = {name.split()[0] for name in options}
        self.assertEqual(set(complete(["recoup "])[0]) - {"help"}, first)

    def test_bash(self):
        script = self.script("bash")

        def complete(lines):
            out = subprocess.run(["bash", "-c", BASH, "bash", script], input="\n".join(lines) + "\n", check=True,
                                 capture_output=True, text=True).stdout
            return [line.split() for line in out.splitlines()]
        self.check(complete)

    def test_fish(self):
        script = self.script("fish")

        def complete(lines):
            asked = "".join(f"complete -C '{line}'; echo END\n" for line in lines)
            program_first = os.path.dirname(PROGRAM) + ":" + os.environ["PATH"]
            out = subprocess.run(["fish", "--no-config", "-c", f"source {script}\n{asked}"], check=True, text=True,
                                 capture_output=True, env={**os.environ, "HOME": self.folder.name,
                                                           "PATH": program_first}).stdout
            return [[line.split("\t")[0] for line in part.splitlines() if line] for part in out.split("END\n")[:-1]]
        self.check(complete)

    def test_zsh(self):
        script = self.script("zsh")
        setup = f"{self.folder.name}/setup.zsh"
        with open(setup, "w", encoding="utf-8") as file:
            file.write(ZSH)

        def complete_one(line):
            child, terminal = pty.fork()
            if child == 0:
                os.environ.update(COMPLETION=script, TERM="dumb", HOME=self.folder.name)
                os.execvp("zsh", ["zsh", "-f", "-i"])
            os.write(terminal, f"source {setup}\n".encode())
            read_until(terminal, b"\nREADY")
            os.write(terminal, line.encode() + b"\t")
            out = read_until(terminal, b"\nENDED").decode(errors="replace")
            os.close(terminal)
            os.waitpid(child, 0)
            return re.findall(r"^HIT (\S+)\r?$", out, re.MULTILINE)

        lines = ["recoup list --stage ", "recoup move 1 ", "recoup deadline sn", "recoup evidence ", "recoup completion "]
        self.assertEqual([complete_one(line) for line in lines],
                         [STAGES, STAGES, ["snooze"], ["edit", "remove"], ["bash", "zsh", "fish"]])
        options = verbs()
        for name in ("deadline add", "log", "purge"):
            self.assertEqual(sorted(complete_one(f"recoup {name} --")), sorted(options[name]), name)

    def test_the_manual_page_is_sound(self):
        for lang in ("zh", "en"):
            path = f"{self.folder.name}/recoup.{lang}.1"
            with open(path, "w", encoding="utf-8") as file:
                file.write(recoup("man", "--lang", lang))
            if shutil.which("mandoc"):
                subprocess.run(["mandoc", "-T", "lint", "-W", "error", path], check=True)
                shown = subprocess.run(["mandoc", "-T", "utf8", path], check=True, capture_output=True, text=True).stdout
                shown = re.sub(".\b", "", shown)
                for name, options in verbs().items():
                    self.assertIn(f"recoup {name}", shown)
                    for option in options:
                        self.assertIn(option, shown)


def read_until(terminal, mark):
    out = b""
    end = time.monotonic() + PATIENCE_S
    while mark not in out:
        ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
        assert ready, f"waited {PATIENCE_S} s in vain for {mark}: {out}"
        try:
            out += os.read(terminal, 65536)
        except OSError:  # the shell has ended
            break
    return out


if __name__ == "__main__":
    unittest.main()
