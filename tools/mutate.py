"""Run the tests of core against mutants: copies of one file that differ in one operator, constant or statement.

A mutant is killed when the test program fails, crashes or runs on too long, and survives when every test passes; what
does not compile is no mutant. Survivors are listed with file, line and operator, scores by folder. Exit status 1 when
a folder is below the bar. Called by tools/mutate.
"""

import argparse
import json
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build/mutate"
TREE = WORK / "tree"  # the copy of the working tree
BUILT = TREE / "build/mutate"  # as deep as any build, so that the compiler cache knows what it has seen
ROOMS = ["src/core/law", "src/core/edit", "src/core/base"]
BAR = 85  # per cent
MEMORY = 2 << 30  # of the test program: a mutant may fill it without end


class Mutant(NamedTuple):
    start: int
    end: int
    new: str
    operator: str

    def of(self, text):
        return text[: self.start] + self.new + text[self.end :]

    def line(self, text):
        return text.count("\n", 0, self.start) + 1

    def changed_line(self, text):
        """The line as the mutant has it; of what was dropped the line as it was."""
        shown = text if self.operator in ("statement", "member") else self.of(text)
        return shown[shown.rfind("\n", 0, self.start) + 1 : shown.find("\n", self.start)].strip()


# What the operators see --------------------------------------------------------------------------------------------

HIDDEN = re.compile(
    r"//[^\n]*|(?m:^[ \t]*#[^\n]*)"  # comments, the preprocessor
    r"|(?m:^[ \t]*[\w.]+\.reserve\([^;\n]*\);)"  # room in memory, which no test should see
    r'|"(?:\\.|[^"\\\n])*"(?:_tr)?'
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'"  # no separator of digits
)
TABLE = re.compile(r"(?m)^[ \t]*(?:static )?constexpr [^;{=]*(?:= *)?\{(?=[^;]*\n)")


def closing(text, at):
    """Where the bracket opened at `at` closes; None when it does not."""
    depth = 0
    for i in range(at, len(text)):
        depth += (text[i] in "([{") - (text[i] in ")]}")
        if depth == 0:
            return i
    return None


def statement_end(text, at):
    """Where the semicolon stands that ends what begins at `at`; None when a bracket closes before it."""
    depth = 0
    for i in range(at, len(text)):
        depth += (text[i] in "([{") - (text[i] in ")]}")
        if depth < 0:
            return None
        if text[i] == ";" and depth == 0:
            return i
    return None


def masked(text):
    """As long as the text; comments and tables of data are blanks, literals are names."""
    seen = HIDDEN.sub(lambda m: ("_" if m[0][0] in "\"'" else " ") * len(m[0]), text)
    for table in TABLE.finditer(seen):
        end = closing(seen, table.end() - 1)
        if end is not None and "\n" in seen[table.end() : end]:
            seen = seen[: table.end()] + re.sub(r"[^\n]", " ", seen[table.end() : end]) + seen[end:]
    return seen


# Operators: each yields the mutants of one kind from the text as it is seen ------------------------------------------

def both_ways(words):
    """Each word of a pair becomes the other."""
    return {a: b for pair in words.split() for a, b in (pair.split(":"), reversed(pair.split(":")))}


CHOICES = both_ways("min:max front:back any_of:all_of lower_bound:upper_bound starts_with:ends_with floor:ceil "
                    "remove_prefix:remove_suffix find_first_of:find_first_not_of") | {"none_of": "any_of"}
SWAPS = {
    "boundary": (r" (<=|>=|<|>) ", both_ways("<:<= >:>=")),
    "comparison": (r" (<=|>=|<|>|==|!=) ", both_ways("<:>= >:<= ==:!=")),
    "logic": (r" (&&|\|\|) ", both_ways("&&:||")),
    "arithmetic": (r" ([-+*/%]|[-+]=) ", both_ways("+:- *:/ +=:-=") | {"%": "*"}),
    "step": (r"(?<!; )(\+\+|--)(?=\w)|(?<=[\w\]])(\+\+|--)(?=[;,)])", both_ways("++:--")),
    "truth": (r"\b(true|false)\b", both_ways("true:false")),
    "jump": (r"\b(continue|break);", both_ways("continue:break")),
    "choice": (rf"\b({'|'.join(CHOICES)})\b(?=[(<])", CHOICES),
}
NUMBER = re.compile(r"(?<![\w.'])(0x[0-9A-F]+|\d[\d']*)(?=[uUlL]*(?![\w.']))")
IF = re.compile(r"\bif (?=\()")
ONE_COMPARISON = re.compile(r"[^&|]* (?:[<>]=?|[=!]=) (?!.*(?:&&|\|\|))")  # negated by its own operator
DECLARES = re.compile(r"(?:const )?(?:auto|[A-Z]\w*)[ *&]+\w+ = |const |auto ")
TERNARY = re.compile(r"(?:= |return |[({]|[,:?] )(\*?[a-z_]\w*(?:(?:\.|->|::)\w+|\(\))*) \? ")
NOT = re.compile(r"(!)(?=[\w(*])")
EMPTY = re.compile(r"(?<![\w.>)\]!])((?:\w+(?:\.|->))+empty\(\))")
RETURN = re.compile(r"\breturn (?=[^;])")
MEMBER = re.compile(r"(?m)^[ \t]*(\.\w+ = (?!std::nullopt)[^;{}\n]*,)$")
HEAD = re.compile(r"(?m)^[ \t]*(?:\} )?(?:else )?(?:(?:if|for|while) (?=\())?")
NO_EXPRESSION = re.compile(r"(?:return|const|auto|using|case|default|struct|class|enum|template|static|constexpr|"
                           r"namespace|break|continue|public|private|explicit|if|for|while|do|switch|else|try)\b")
EXPRESSION = re.compile(r"(?:\+\+|--|\*|\(\*)?[a-z_]\w*(?:[\w.\])>-]|::|<[\w:]+>|\[[^\]\n]*\]|\([^()\n]*\))*"
                        r"(?: [-+*/%|&]?= |\(|;|\+\+|--)|(?:\+\+|--)[a-z]")


def swaps(seen):
    for operator, (pattern, table) in SWAPS.items():
        for match in re.finditer(pattern, seen):
            group = match.lastindex
            yield Mutant(*match.span(group), table[match[group]], operator)


def numbers(seen):
    for match in NUMBER.finditer(seen):
        value = int(match[1].replace("'", ""), 16 if match[1].startswith("0x") else 10)
        for other in (value + 1, value - 1):
            if other >= 0:
                yield Mutant(*match.span(1), f"{other:#x}" if match[1].startswith("0x") else str(other), "constant")


def negations(seen, text):
    def negated(start, end):
        return Mutant(start, end, f"!({text[start:end]})", "negation")

    for match in IF.finditer(seen):
        end = closing(seen, match.end())
        start = match.end() + 1 + seen[match.end() + 1 : end].rfind("; ") + 1
        start += seen[start] == " "
        if seen[start] != "!" and not DECLARES.match(seen, start) and not ONE_COMPARISON.match(seen[start:end]):
            yield negated(start, end)
    for pattern in (TERNARY, EMPTY):
        for match in pattern.finditer(seen):
            yield negated(*match.span(1))
    for match in NOT.finditer(seen):
        yield Mutant(*match.span(1), "", "negation")


def returns(seen, text):
    for match in RETURN.finditer(seen):
        end = statement_end(seen, match.end())
        if end is not None and text[match.end() : end] not in ("{}", "true", "false", "nullptr", "std::nullopt"):
            yield Mutant(match.end(), end, "{}", "return")


def statement_start(seen, at):
    """Behind the head of a line (`if (…) `, `else `), where a statement may begin."""
    head = HEAD.match(seen, at)
    if head[0].endswith(("if ", "for ", "while ")):
        end = closing(seen, head.end())
        return None if end is None else end + 2
    return head.end()


def statements(seen):
    for line in re.finditer(r"(?m)^", seen):
        start = statement_start(seen, line.start())
        if start is None or NO_EXPRESSION.match(seen, start) or not EXPRESSION.match(seen, start):
            continue
        before = seen[:start].rstrip()
        end = statement_end(seen, start)
        if end is not None and (before.endswith((";", "{", "}", ")", ":")) or before.endswith("else")):
            yield Mutant(start, end + 1, "{}", "statement")


def members(seen):
    for match in MEMBER.finditer(seen):
        yield Mutant(*match.span(1), "", "member")


def mutants_of(text):
    """All mutants of a file, in its order, each once."""
    seen = masked(text)
    found = [*swaps(seen), *numbers(seen), *negations(seen, text), *returns(seen, text), *statements(seen),
             *members(seen)]
    once = {(m.start, m.end, m.new): m for m in found}
    return sorted(once.values())


# The copy, built once -------------------------------------------------------------------------------------------------


def fail(sentence):
    sys.exit(f"tools/mutate: {sentence}")


def quietly(log, *command, **options):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    log.write_bytes(result.stdout)
    if result.returncode != 0:
        sys.stderr.write("\n".join(result.stdout.decode(errors="replace").splitlines()[-60:]) + "\n")
        fail(f"failed: {' '.join(map(str, command))}. All of its output is in {log}")


def copy_tree():
    """What git knows or would take of the working tree; files that are the same keep their time."""
    listed = subprocess.run(["git", "ls-files", "-coz", "--exclude-standard"], cwd=ROOT, check=True,
                            stdout=subprocess.PIPE).stdout
    names = {os.fsdecode(name) for name in listed.split(b"\0") if name and (ROOT / os.fsdecode(name)).is_file()}
    for name in names:
        source, target = ROOT / name, TREE / name
        data = source.read_bytes()
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        target.chmod(source.stat().st_mode)
    for path in TREE.rglob("*"):
        if path.is_file() and BUILT not in path.parents and str(path.relative_to(TREE)) not in names:
            path.unlink()


def build_copy():
    copy_tree()
    log = WORK / "build.log"
    if not (BUILT / "build.ninja").exists():
        print("Building a copy of the tree; the first time takes some minutes …", file=sys.stderr)
    quietly(log, "cmake", "--preset", "dev", "-S", TREE, "-B", BUILT, "-DCMAKE_CXX_FLAGS_DEBUG=-O0",
            "-DCMAKE_C_FLAGS_DEBUG=-O0", "-DRECOUP_SANITIZE=", cwd=TREE)
    quietly(log, "cmake", "--build", BUILT, "--target", "test_core")


class Kit(NamedTuple):
    """How a file of core is compiled and the test program linked, what of it is slow, how long it may run."""

    compile: list
    link: list
    slow: str  # test cases as doctest filters them
    seconds: int


def slow_cases(output):
    """A filter of the test cases that take long; they run when the others have passed."""
    timed = re.findall(r"(?m)^([0-9.]+) s: (.*)$", output)
    return ",".join(re.sub(r"[,\\*]", "?", name) for seconds, name in timed if float(seconds) > 0.1) or "none"


def read_kit():
    with open(BUILT / "compile_commands.json", encoding="utf-8") as file:
        commands = [unit["command"] for unit in json.load(file)]
    compile_core = next(shlex.split(command) for command in commands if "recoup_core.dir" in command)
    shown = subprocess.run(["ninja", "-C", BUILT, "-t", "commands", "test_core"], check=True, stdout=subprocess.PIPE)
    link = shlex.split(shown.stdout.decode().splitlines()[-1])
    link = link[link.index("&&") + 1 : len(link) - link[::-1].index("&&") - 1]
    log = WORK / "tests.log"
    before = os.times().children_user
    quietly(log, BUILT / link[link.index("-o") + 1], "--duration", cwd=BUILT)
    spent = os.times().children_user - before
    return Kit(compile_core, link, slow_cases(log.read_text(errors="replace")), int(5 * spent) + 5)


# One mutant -----------------------------------------------------------------------------------------------------------


def made(command):
    return subprocess.run(command, cwd=BUILT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def replaced(command, option, value):
    at = command.index(option) + 1
    return [*command[:at], str(value), *command[at + 1 :]]


def passes(program, tests, seconds):
    """Whether these tests pass, within so much time of the processor and of the wall."""
    limited = ["prlimit", f"--cpu={seconds}", f"--as={MEMORY}", "--core=0", program, "--abort-after=1", tests]
    try:
        return subprocess.run(limited, cwd=BUILT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              timeout=20 * seconds).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def judge(kit, path, mutant, folder):
    """killed, survived or no mutant. The linker takes the first of two definitions, which is the mutant's."""
    folder.mkdir(parents=True)
    source, thing, program = folder / Path(path).name, folder / "mutant.o", folder / "test_core"
    source.write_text(mutant.of((TREE / path).read_text(encoding="utf-8")), encoding="utf-8")
    compile_it = replaced(replaced(kit.compile, "-o", thing), "-c", source)
    link_it = replaced(kit.link, "-o", program)
    first = next(at for at, word in enumerate(link_it) if word.endswith(".o"))
    link_it[first:first] = ["-Wl,-z,muldefs", str(thing)]
    try:
        if not made([*compile_it, "-w"]) or not made(link_it):
            return "no mutant"
        survived = all(passes(program, f"--test-case{which}={kit.slow}", kit.seconds) for which in ("-exclude", ""))
        return "survived" if survived else "killed"
    finally:
        shutil.rmtree(folder)


# All of them ----------------------------------------------------------------------------------------------------------


def files_of(wanted):
    """(path in the tree, line or 0) of every file asked for."""
    for name in wanted:
        path, _, line = name.partition(":")
        full = (ROOT / path).resolve()
        if ROOT not in full.parents or not full.exists() or (line and not line.isdigit()):
            fail(f"there is no {name}")
        sources = sorted(full.glob("*.cpp")) if full.is_dir() else [full]
        for source in sources:
            yield str(source.relative_to(ROOT)), int(line or 0)


def chosen(wanted, count, seed):
    """(path, mutant): all, or the same number for each folder, drawn by the seed, in the order of the files."""
    by_folder = defaultdict(list)
    for path, line in files_of(wanted):
        text = (TREE / path).read_text(encoding="utf-8")
        found = [(path, m) for m in mutants_of(text) if not line or m.line(text) == line]
        by_folder[str(Path(path).parent)] += found
    if count is None:
        return [pair for pairs in by_folder.values() for pair in pairs]
    draw = random.Random(seed)
    share = -(-count // max(1, len(by_folder)))
    return [pair for pairs in by_folder.values() for pair in sorted(draw.sample(pairs, min(share, len(pairs))))]


def tell_survivor(path, mutant):
    text = (TREE / path).read_text(encoding="utf-8")
    print(f"{path}:{mutant.line(text)}: {mutant.operator}: {mutant.changed_line(text)}", flush=True)


def score(results):
    return sum(result == "killed" for result in results), sum(result != "no mutant" for result in results)


def tell_scores(by_folder):
    """True when every folder reaches the bar."""
    reached = True
    for folder, results in [*by_folder.items(), ("all", [r for each in by_folder.values() for r in each])]:
        killed, counted = score(results)
        rest = len(results) - counted
        percent = 100 * killed / counted if counted else 100
        print(f"{folder}: {killed} of {counted} killed, {percent:.1f} %; {rest} did not compile")
        reached = reached and percent >= BAR
    return reached


def arguments():
    parser = argparse.ArgumentParser(prog="tools/mutate", description=__doc__.split("\n\n")[0])
    parser.add_argument("what", nargs="*", default=ROOMS, metavar="FILE[:LINE] | FOLDER",
                        help=f"what is mutated; otherwise {', '.join(ROOMS)}")
    parser.add_argument("--seed", type=int, default=1, help="of the draw")
    parser.add_argument("--count", type=int, default=240, help="mutants drawn, shared among the folders (240)")
    parser.add_argument("--all", action="store_true", help="every mutant instead")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="at a time")
    return parser.parse_args()


def main():
    wanted = arguments()
    WORK.mkdir(parents=True, exist_ok=True)
    build_copy()
    shutil.rmtree(WORK / "mutants", ignore_errors=True)
    kit = read_kit()
    pairs = chosen(wanted.what, None if wanted.all else wanted.count, wanted.seed)
    by_folder = defaultdict(list)
    with ThreadPoolExecutor(wanted.jobs) as pool:
        folders = (WORK / f"mutants/{i}" for i in range(len(pairs)))
        results = pool.map(lambda pair, folder: judge(kit, *pair, folder), pairs, folders)
        for (path, mutant), result in zip(pairs, results):
            by_folder[str(Path(path).parent)].append(result)
            if result == "survived":
                tell_survivor(path, mutant)
    return 0 if tell_scores(by_folder) else 1


if __name__ == "__main__":
    sys.exit(main())
