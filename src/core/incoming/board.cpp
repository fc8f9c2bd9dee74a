#include "core/incoming/board.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/money.h"
#include "core/base/text.h"
#include "core/incoming/case_columns.h"
#include "core/incoming/stage_guess.h"
#include "core/incoming/sum_in_text.h"

namespace recoup::core::inline incoming {
namespace {

// "2026-11-24 23:30", on the wall clock of the person.
std::string clock_text(Instant at, const ArrivalHabit& habit) {
    auto text = to_iso(at, *habit.zones, habit.zone).substr(0, 16);
    text[10] = ' ';
    return text;
}

class NoteWriter {
  public:
    explicit NoteWriter(const ArrivalHabit& habit) : habit_(habit) {}

    void text(std::string_view text) {
        if (!trim(text).empty()) paragraph(trim(text));
    }
    void checklist(const BoardChecklist& list) {
        heading(list.name.empty() ? tr(habit_.lang, "arrival_checklist"_tr) : std::string_view(list.name));
        for (const auto& entry : list.entries) line((entry.done ? "[x] " : "[ ] ") + entry.name);
    }
    void remarks(Tr name, const std::vector<BoardRemark>& remarks) {
        if (remarks.empty()) return;
        heading(tr(habit_.lang, name));
        for (const auto& remark : remarks) {
            auto said = remark.at ? clock_text(*remark.at, habit_) : std::string();
            if (!remark.author.empty()) said += (said.empty() ? "" : " · ") + remark.author;
            line((said.empty() ? said : said + "  ") + remark.text);
        }
    }
    void pairs(Tr name, const std::vector<std::pair<std::string, std::string>>& pairs) {
        if (pairs.empty()) return;
        heading(tr(habit_.lang, name));
        for (const auto& [key, value] : pairs) line(trf(habit_.lang, "pair_by_colon"_tr, key, value));
    }
    std::string take() { return std::move(note_); }

  private:
    void paragraph(std::string_view text) { note_.append(note_.empty() ? "" : "\n\n").append(text); }
    void heading(std::string_view text) { paragraph(text); }
    void line(std::string_view text) { note_.append("\n").append(text); }

    const ArrivalHabit& habit_;
    std::string note_;
};

std::string note_of(const BoardCard& card, const ArrivalHabit& habit) {
    NoteWriter note(habit);
    note.text(card.text);
    for (const auto& list : card.checklists) note.checklist(list);
    note.remarks("arrival_comments"_tr, card.comments);
    note.remarks("arrival_moves"_tr, card.moves);
    note.pairs("arrival_links"_tr, card.links);
    note.pairs("arrival_fields"_tr, card.fields);
    return note.take();
}

std::vector<EvidenceKind> proofs_in(const BoardCard& card) {
    std::vector<EvidenceKind> kinds;
    for (const auto& list : card.checklists)
        for (const auto& entry : list.entries)
            if (const auto kind = guess_proof(entry.name); kind && std::ranges::find(kinds, *kind) == kinds.end())
                kinds.push_back(*kind);
    return kinds;
}

// What there is to see of it.
std::string shown(std::string text) {
    std::erase(text, '\0');
    return tidy(text);
}

// A card without a title is called by the first line of its text.
std::string title_of(const BoardCard& card, Lang lang) {
    if (auto title = shown(card.title); !title.empty()) return title;
    const auto text = shown(card.text);
    if (auto line = shown(text.substr(0, text.find('\n'))); !line.empty()) return line;
    return std::string(tr(lang, "arrival_untitled"_tr));
}

// What the board's own fields say of a case, by their names; they stay in the note as well.
void take_fields_of(const BoardCard& card, CaseRow& row) {
    std::vector<std::string> names;
    for (const auto& field : card.fields) names.push_back(field.first);
    const auto map = guess_case_columns(names);
    const auto value = [&](CaseColumn column) -> std::string_view {
        const auto found = std::ranges::find(card.fields, map[column], &std::pair<std::string, std::string>::first);
        return map[column].empty() || found == card.fields.end() ? std::string_view() : trim(found->second);
    };
    row.platform = one_line(value(CaseColumn::platform));
    row.order_no = one_line(value(CaseColumn::order_no));
    row.payment_method = one_line(value(CaseColumn::payment_method));
    row.paid_minor = parse_amount(value(CaseColumn::paid), row.currency);
    row.claimed_minor = parse_amount(value(CaseColumn::claimed), row.currency);
}

ArrivingCase case_of_card(BoardCard card, const ArrivingList& list, const BoardList& from, const ArrivalHabit& habit) {
    ArrivingCase made;
    made.row.title = title_of(card, habit.lang);
    made.row.note = note_of(card, habit);
    made.row.stage = *list.stage;
    made.row.archived = card.archived || from.archived;
    made.row.currency = habit.currency;
    made.row.jurisdiction = habit.jurisdiction;
    take_fields_of(card, made.row);
    for (const auto& label : card.labels) made.row.tags += (made.row.tags.empty() ? "" : "\n") + one_line(label);
    made.row.created_at = card.created_at.value_or(habit.now);
    made.row.updated_at = std::max(made.row.created_at, card.changed_at.value_or(made.row.created_at));
    made.row.stage_since = made.row.updated_at;
    made.slots = proofs_in(card);
    made.files = std::move(card.files);
    made.due = card.due;
    made.due_done = card.due_done;
    if (card.due) made.due_title = tr(habit.lang, "arrival_due"_tr);
    made.key = std::move(card.key);
    return made;
}

// The title says it before the text does.
std::optional<std::int64_t> sum_of(const BoardCard& card, const std::string& currency) {
    const auto said = only_sum_in(card.title, currency);
    return said ? said : only_sum_in(card.text, currency);
}

}  // namespace

ArrivingList stage_of_list(std::string_view name, const StageMap& stages) {
    ArrivingList list{.name = one_line(name)};
    if (const auto mapped = stages.find(name); mapped != stages.end()) {
        list.stage = mapped->second;
        return list;
    }
    const auto guess = guess_stage(name);
    list.guessed = !guess;
    list.stage = guess.value_or(Stage::evidence);
    return list;
}

Arrival cases_of_board(Board board, const StageMap& stages, const ArrivalHabit& habit) {
    Arrival arrival{.cases = {}, .lists = {}, .losses = std::move(board.losses)};
    std::unordered_map<std::string_view, std::size_t> places;
    for (const auto& list : board.lists) {
        places.emplace(list.id, arrival.lists.size());
        arrival.lists.push_back(stage_of_list(list.name, stages));
    }
    // Of a list that the document does not tell.
    const BoardList nowhere;
    std::optional<std::size_t> lost_list;
    for (auto& card : board.cards) {
        const auto found = places.find(card.list);
        if (found == places.end() && !lost_list) {
            lost_list = arrival.lists.size();
            arrival.lists.push_back(stage_of_list(tr(habit.lang, "arrival_no_list"_tr), stages));
        }
        const auto place = found == places.end() ? *lost_list : found->second;
        auto& list = arrival.lists[place];
        ++list.cards;
        if (!list.stage) {
            arrival.losses.add(Lost::lists, list.name);
            continue;
        }
        const auto& from = found == places.end() ? nowhere : board.lists[place];
        const auto sum = sum_of(card, habit.currency);
        arrival.cases.push_back(case_of_card(std::move(card), list, from, habit));
        auto& row = arrival.cases.back().row;
        if (!sum || row.paid_minor || row.claimed_minor) continue;
        if (habit.take_sums)
            row.claimed_minor = sum;
        else
            arrival.sums.push_back({one_line(row.title), *sum, row.currency});
    }
    return arrival;
}

}  // namespace recoup::core::inline incoming
