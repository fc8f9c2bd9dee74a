#include "cli/output/chats.h"

#include "app/reading/habit.h"
#include "app/reading/kept_readings.h"
#include "cli/output/documents.h"
#include "cli/output/table.h"
#include "core/base/text.h"

namespace recoup::cli::inline output {
namespace {

std::string_view token_of(core::Side side) {
    return side == core::Side::left ? "other" : side == core::Side::right ? "me" : "between";
}

// A day as a day, a moment with the offset of this machine's zone.
std::optional<std::string> at_of(const Call& call, const core::ChatTurnView& turn) {
    if (!turn.when) return std::nullopt;
    return turn.when->is_day() ? core::to_iso(turn.when->day) : iso(call, turn.when->instant);
}

}  // namespace

core::CaseChats chats_of(const Call& call, const app::Session& session, const core::CaseRecord& record) {
    const auto home = home_of(call);
    const auto habit = app::reading_habit(call.machine.ports, call.now(), call.zone, home, {});
    return app::kept_chats(session, record, habit, reader_of(call));
}

void print_advice(Call& call, const core::CaseChats& chats) {
    for (const auto& advice : chats.advice) call.out += inked(advice.text, Ink::warn, call.colour) + '\n';
}

void write_advice(Json& json, const core::CaseChats& chats) {
    json.array("advice");
    for (const auto& advice : chats.advice) {
        const bool gap = advice.kind == core::ChatAdvice::Kind::gap;
        json.object().text("kind", gap ? "chat_gap" : "chat_without_name").array("evidence");
        for (const auto number : advice.evidence) json.number({}, number);
        json.end_array().text("text", advice.text).end_object();
    }
    json.end_array();
}

void print_transcript(Call& call, const core::ChatView& chat) {
    if (!chat.title.empty()) call.out += inked(chat.title, Ink::strong, call.colour) + '\n';
    call.out += inked(core::tr(call.lang, "chat_machine_read"_tr), Ink::muted, call.colour) + "\n\n";
    call.out += core::transcript_text(chat, call.lang);
    if (!chat.names_other_side) call.out += '\n' + std::string(core::tr(call.lang, "chat_profile"_tr)) + '\n';
}

void write_transcript(Call& call, const core::ChatView& chat) {
    Json json(call.out);
    json.object().text("title", chat.title).boolean("names_other_side", chat.names_other_side);
    json.boolean("machine_read", true).array("turns");
    for (const auto& turn : chat.turns)
        json.object()
            .text("side", token_of(turn.side))
            .text("at", at_of(call, turn))
            .text("text", turn.text)
            .boolean("unsure", turn.unsure)
            .end_object();
    json.end_array().end_object();
}

}  // namespace recoup::cli::inline output
