// The arguments of one verb: declared once, then read, checked and explained in the reader's language. Main thread.
// Hides CLI11, whose own sentences are English only.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/words.h"

namespace recoup::cli::inline command_line {

// An argument as it was declared.
struct Argument {
    enum class Form { positional, optional_positional, positionals, option, options, flag };

    Form form;
    bool is_path;       // may hold bytes that are no UTF-8
    std::string name;   // as typed: "--title", "ID"
    std::string value;  // what the help calls it; "zh|en" names all there are
    core::Tr help;
    std::span<const core::Word> words;  // of which it is one; empty where it may be anything

    bool is_option() const { return form == Form::option || form == Form::options || form == Form::flag; }
    bool takes_value() const { return is_option() && form != Form::flag; }
    // All that may be typed, in the order of the lists; empty where it may be anything.
    std::vector<std::string_view> choices() const;
};

class Grammar {
  public:
    Grammar();
    ~Grammar();
    Grammar(const Grammar&) = delete;
    Grammar& operator=(const Grammar&) = delete;

    // `into` must outlive parse(). Names are without dashes; `value` is what the help calls the value. `words` are for
    // who explains and completes; that it is one of them is for the verb to see.
    void positional(std::string_view name, std::string& into, core::Tr help, std::span<const core::Word> words = {});
    // The short number of a case or deadline.
    void id(std::string_view name, std::int64_t& into, core::Tr help);
    void optional_id(std::string_view name, std::optional<std::int64_t>& into, core::Tr help);
    void optional_positional(std::string_view name, std::optional<std::string>& into, core::Tr help);
    void path_positionals(std::string_view name, std::vector<std::string>& into, core::Tr help);
    void option(std::string_view name, std::string_view value, std::optional<std::string>& into, core::Tr help,
                std::span<const core::Word> words = {});
    // May be given several times.
    void options(std::string_view name, std::string_view value, std::vector<std::string>& into, core::Tr help);
    void path_option(std::string_view name, std::string_view value, std::optional<std::filesystem::path>& into,
                     core::Tr help);
    void flag(std::string_view name, bool& into, core::Tr help);

    // Errors are of kind usage. `command` is what was typed before the arguments, for hints: "recoup move".
    core::Result<void> parse(std::span<const std::string> args, std::string_view command);

    // In the order they were declared.
    std::vector<Argument> arguments() const;

    // "recoup move ID STAGE [options]" and a line for each argument.
    std::string help(core::Lang lang, std::string_view command) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// The whole text as a number above nought, or nothing.
std::optional<std::int64_t> read_number(std::string_view text);

// The candidate that was most likely meant, by edit distance or as begun; empty when none is near. One of `candidates`.
std::string_view nearest(std::string_view typed, std::span<const std::string_view> candidates);

}  // namespace recoup::cli::inline command_line
