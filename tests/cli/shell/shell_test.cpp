#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "cli/runner.h"
#include "cli/shell/commands.h"

using namespace recoup;
using test::Runner;

namespace {

// Each verb with those of its arguments that are options, and the options of every verb.
template <class Visit>
void for_options(Visit visit) {
    const auto commands = cli::all_commands();
    for (const auto& verb : commands.verbs)
        for (const auto& argument : verb.arguments)
            if (argument.is_option()) visit(std::string(verb.name), argument);
    for (const auto& argument : commands.globals) visit(std::string(), argument);
}

// As fish and roff write an option.
std::string for_fish(const std::string& option) {
    return " -l " + option.substr(2) + ' ';
}

std::string for_roff(std::string option) {
    for (auto at = option.find('-'); at != option.npos; at = option.find('-', at + 2)) option.insert(at, 1, '\\');
    return option;
}

// Of a text, the lines with all of these in them.
bool has_line(const std::string& text, const std::vector<std::string>& parts) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (std::ranges::all_of(parts, [&](const auto& part) { return line.find(part) != line.npos; })) return true;
    return false;
}

}  // namespace

TEST_CASE("every verb and every option of the grammar is completed, and every word it takes") {
    Runner run;
    const auto bash = run({"completion", "bash"}).out, zsh = run({"completion", "zsh"}).out;
    const auto fish = run({"completion", "fish"}).out;
    for (const auto& verb : cli::all_commands().verbs) {
        const std::string name(verb.name);
        CAPTURE(name);
        CHECK(has_line(bash, {'"' + name + '"', "known="}));
        CHECK(has_line(zsh, {'\'' + name + "') _arguments"}));
        CHECK(has_line(fish, {" -a '" + name.substr(name.find(' ') + 1) + '\''}));
    }
    for_options([&](const std::string& verb, const cli::Argument& option) {
        CAPTURE(verb);
        CAPTURE(option.name);
        CHECK(has_line(bash, {verb.empty() ? "known+=" : '"' + verb + '"', option.name}));
        CHECK(has_line(zsh, {verb.empty() ? " every=(" : '\'' + verb + "') _arguments", option.name}));
        CHECK(has_line(fish, {verb.empty() ? "recoup -l" : "__recoup_at \\'" + verb + "\\'", for_fish(option.name)}));
        const auto words = cli::joined(option.choices(), " ");
        for (const auto& script : {bash, zsh, fish}) CHECK(has_line(script, {option.name.substr(2), words}));
    });
}

TEST_CASE("every verb, option and word stands in the manual, in both languages") {
    Runner run;
    for (const auto* lang : {"zh", "en"}) {
        const auto page = run({"man", "--lang", lang}).out;
        for (const auto& verb : cli::all_commands().verbs)
            CHECK(page.find("\"recoup " + std::string(verb.name)) != page.npos);
        for_options([&](const std::string&, const cli::Argument& option) {
            CAPTURE(option.name);
            CHECK(has_line(page, {"\\fB" + for_roff(option.name) + "\\fR"}));
            if (!option.words.empty()) CHECK(has_line(page, {cli::joined(option.choices(), ", ")}));
        });
    }
    CHECK(run({"man", "--lang", "zh"}).out_has(".SH \"环境变量\""));
    CHECK(run({"man", "--lang", "en"}).out_has(".SH \"ENVIRONMENT\""));
}

TEST_CASE("an option takes a value in every verb or in none, so that a shell can count the words without it") {
    std::set<std::string> with, without;
    for_options([&](const std::string&, const cli::Argument& option) {
        (option.takes_value() ? with : without).insert(option.name);
    });
    for (const auto& name : with) {
        CAPTURE(name);
        if (name == "--shown") continue;  // extract gives what others are to see; pack and export say which
        CHECK_FALSE(without.contains(name));
    }
}

TEST_CASE("the words of an argument are those of its list, or those its value names") {
    const auto commands = cli::all_commands();
    const auto words = [&](std::string_view verb, std::string_view name) {
        for (const auto& one : commands.verbs)
            for (const auto& argument : one.arguments)
                if (one.name == verb && argument.name == name) return cli::joined(argument.choices(), " ");
        return std::string("no such argument");
    };
    CHECK(words("list", "--stage") == "evidence contacted under_review refunded escalated");
    CHECK(words("move", "STAGE") == "evidence contacted under_review refunded escalated");
    CHECK(words("log", "--kept") == "yes no");
    CHECK(words("archive", "--outcome") == "full partial rejected abandoned");
    CHECK(words("add", "--title").empty());
}

TEST_CASE("no other shell is known") {
    Runner run;
    const auto output = run({"completion", "tcsh"});
    CHECK(output.code == 2);
    CHECK(output.out.empty());
    CHECK(output.err_has("tcsh"));
    CHECK(output.err_has("fish"));
}
