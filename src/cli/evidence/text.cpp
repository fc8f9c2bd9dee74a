// text: what is written in a picture, a file or a piece of evidence.
#include "core/base/text.h"
#include "app/reading/habit.h"
#include "cli/command_line/verb.h"
#include "cli/evidence/picture.h"
#include "cli/output/chats.h"
#include "cli/output/json.h"

namespace recoup::cli::inline evidence {

namespace {

struct TextOptions {
    std::vector<std::string> what;
    bool transcript = false;
};

void declare(Grammar& grammar, TextOptions& options) {
    grammar.path_positionals("EVIDENCE|FILE", options.what, "cli_help_text"_tr);
    grammar.flag("transcript", options.transcript, "cli_help_transcript"_tr);
}

void write_json(Call& call, const std::vector<core::TextLine>& lines) {
    Json json(call.out);
    json.object().array("lines");
    for (const auto& line : lines)
        json.object()
            .number("x", line.x)
            .number("y", line.y)
            .number("w", line.w)
            .number("h", line.h)
            .text("text", line.text)
            .decimal("score", line.score)
            .end_object();
    json.end_array().end_object();
}

void tell_transcript(Call& call, const core::PictureText& text) {
    const auto home = home_of(call);
    const auto habit = app::reading_habit(call.machine.ports, call.now(), call.zone, home, {});
    const auto chat = core::chat_view(text, habit, reader_of(call));
    if (call.json)
        write_transcript(call, chat);
    else if (chat.turns.empty())
        call.warn(core::tr(call.lang, "cli_text_none"_tr));
    else
        print_transcript(call, chat);
}

Exit run(Call& call, const TextOptions& options) {
    if (options.what.size() != 1) return core::fail(core::ErrorKind::usage, "cli_error_text_wants_one"_tr);
    const auto picture = picture_of(call, options.what.front());
    if (!picture) return tl::unexpected(picture.error());
    const auto text = read_picture_text(*picture);
    if (!text) return tl::unexpected(text.error());
    const auto& lines = text->lines;
    if (options.transcript) return tell_transcript(call, *text), kDone;
    if (call.json)
        write_json(call, lines);
    else if (lines.empty())
        call.warn(core::tr(call.lang, "cli_text_none"_tr));
    else
        for (const auto& line : lines) call.say(core::one_line(line.text));
    return kDone;
}

}  // namespace

const Verb kText{355, "text", "cli_verb_text"_tr, define<TextOptions, declare, run>};

}  // namespace recoup::cli::inline evidence
