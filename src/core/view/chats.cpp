#include "core/view/chats.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "core/base/text.h"
#include "core/view/read_from.h"

namespace recoup::core::inline view {
namespace {

// Pictures that were put in out of their order still join up with one of the next ones.
constexpr std::size_t kNear = 3;

std::string who_of(Side side, Lang lang) {
    if (side == Side::between) return {};
    return std::string(tr(lang, side == Side::left ? "deadline_who_them"_tr : "actor_me"_tr));
}

struct Shot {
    Transcript transcript;
    ChatLines lines;
    bool read = false;
};

Shot shot_of(const PictureText* picture, const ReadingHabit& habit) {
    if (!picture) return {};
    Shot shot{transcript_of(*picture, habit), {}, true};
    shot.lines = chat_lines(*picture, shot.transcript);
    return shot;
}

ChatView view_of(Transcript transcript, const Reader& reader) {
    ChatView view;
    view.title = one_line(transcript.title);
    view.names_other_side = transcript.names_other_side;
    std::optional<When> last;
    for (auto& turn : transcript.turns) {
        auto& shown = view.turns.emplace_back();
        shown.side = turn.side;
        shown.who = who_of(turn.side, reader.lang);
        shown.text = one_line(turn.text);
        shown.when = turn.at;
        if (turn.at && turn.at != last) shown.at = show_when(reader, *turn.at);
        if (turn.at) last = turn.at;
        shown.unsure = turn.score < kSureScore;
        shown.lines = std::move(turn.lines);
    }
    return view;
}

// ---- what joins up

class Joined {
  public:
    explicit Joined(std::size_t count) : of_(count) { std::iota(of_.begin(), of_.end(), std::size_t{0}); }
    bool are(std::size_t a, std::size_t b) const { return of_[a] == of_[b]; }
    void join(std::size_t a, std::size_t b) {
        const auto from = of_[b], to = of_[a];
        std::ranges::replace(of_, from, to);
    }

  private:
    std::vector<std::size_t> of_;
};

bool overlap(const Shot& a, const Shot& b) {
    return continuity(a.lines, b.lines) == Continuity::overlaps || continuity(b.lines, a.lines) == Continuity::overlaps;
}

bool comparable(const Shot& a, const Shot& b) {
    return a.read && b.read && !a.lines.empty() && !b.lines.empty() && may_be_one_chat(a.transcript, b.transcript);
}

// The shots behind which something seems to be missing: a neighbour of the same chat does not go on from it, nor do
// they join up by way of others.
std::vector<std::size_t> gaps_behind(const std::vector<Shot>& shots) {
    Joined joined(shots.size());
    for (std::size_t i = 0; i < shots.size(); ++i)
        for (std::size_t k = i + 1; k < std::min(shots.size(), i + 1 + kNear); ++k)
            if (!joined.are(i, k) && comparable(shots[i], shots[k]) && overlap(shots[i], shots[k])) joined.join(i, k);
    std::vector<std::size_t> gaps;
    for (std::size_t i = 0; i + 1 < shots.size(); ++i)
        if (!joined.are(i, i + 1) && comparable(shots[i], shots[i + 1])) {
            gaps.push_back(i);
            joined.join(i, i + 1);
        }
    return gaps;
}

// The chats in none of whose pictures the other side has a name, each picture of them.
std::vector<std::size_t> nameless(const std::vector<Shot>& shots) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < shots.size(); ++i) {
        const bool named = std::ranges::any_of(shots, [&](const Shot& other) {
            return other.transcript.names_other_side && may_be_one_chat(shots[i].transcript, other.transcript);
        });
        if (!named && !shots[i].transcript.turns.empty()) all.push_back(i);
    }
    return all;
}

std::string names_of(const std::vector<std::int64_t>& numbers, Lang lang) {
    std::string names;
    for (const auto number : numbers)
        names += (names.empty() ? "" : std::string(tr(lang, "list_comma"_tr))) + evidence_name(number);
    return names;
}

void advise(CaseChats& chats, const std::vector<Shot>& shots, const std::vector<std::int64_t>& numbers, Lang lang) {
    for (const auto i : gaps_behind(shots))
        chats.advice.push_back({ChatAdvice::Kind::gap,
                                {numbers[i], numbers[i + 1]},
                                trf(lang, "chat_gap"_tr, evidence_name(numbers[i]), evidence_name(numbers[i + 1]))});
    std::vector<std::int64_t> unnamed;
    for (const auto i : nameless(shots)) unnamed.push_back(numbers[i]);
    if (unnamed.empty()) return;
    auto text = trf(lang, "chat_no_name"_tr, names_of(unnamed, lang));
    chats.advice.push_back({ChatAdvice::Kind::no_name, std::move(unnamed), std::move(text)});
}

}  // namespace

ChatView chat_view(const PictureText& picture, const ReadingHabit& habit, const Reader& reader) {
    return view_of(transcript_of(picture, habit), reader);
}

CaseChats case_chats(const CaseRecord& record, const ReadPicture& read, const ReadingHabit& habit,
                     const Reader& reader) {
    CaseChats chats;
    std::vector<Shot> shots;
    std::vector<std::int64_t> numbers;
    for (const auto& item : record.evidence) {
        if (item.kind != EvidenceKind::support_chat || item.file_class != FileClass::picture) continue;
        auto& shot = shots.emplace_back(shot_of(read(item.sha256), habit));
        numbers.push_back(item.number);
        if (!shot.read || shot.transcript.turns.empty()) continue;
        auto& view = chats.chats.emplace_back(view_of(shot.transcript, reader));
        view.evidence_uuid = item.uuid;
        view.number = item.number;
        view.sha256 = item.sha256;
    }
    advise(chats, shots, numbers, reader.lang);
    return chats;
}

std::string transcript_text(const ChatView& chat, Lang lang) {
    std::string text;
    for (const auto& turn : chat.turns) {
        if (!turn.at.empty()) text += turn.at + '\n';
        const auto said = turn.unsure ? trf(lang, "chat_unsure"_tr, turn.text) : turn.text;
        text += turn.who.empty() ? said : trf(lang, "pair_by_colon"_tr, turn.who, said);
        text += '\n';
    }
    return text;
}

std::string transcript_text(const CaseChats& chats, const CaseRow& row, Lang lang) {
    if (chats.chats.empty()) return {};
    auto text = '#' + std::to_string(row.number) + ' ' + one_line(row.title) + '\n';
    text += std::string(tr(lang, "chat_machine_read"_tr)) + '\n';
    for (const auto& chat : chats.chats) {
        text += '\n' + evidence_name(chat.number);
        if (!chat.title.empty()) text += "  " + chat.title;
        text += '\n' + transcript_text(chat, lang);
        for (const auto& advice : chats.advice)
            if (advice.kind == ChatAdvice::Kind::gap && advice.evidence.front() == chat.number)
                text += '\n' + trf(lang, "chat_in_brackets"_tr, advice.text) + '\n';
    }
    return text;
}

}  // namespace recoup::core::inline view
