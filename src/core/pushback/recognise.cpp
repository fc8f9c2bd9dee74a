#include "core/pushback/recognise.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/dates/mentions.h"
#include "core/pushback/clauses.h"
#include "core/pushback/sentences.h"
#include "core/pushback/sums.h"
#include "core/search/fold.h"
#include "core/search/query.h"

namespace recoup::core::inline pushback {
namespace {

// How far a negation reaches: six characters, four English words.
constexpr std::size_t kReach = 20;
// More bytes than any phrase is long.
constexpr std::size_t kLongest = 400;

// ---- hits

struct Hit {
    Phrasebook::Entry entry;
    Found found;
    std::size_t clause = 0;
};

// All are in the order in which they begin.
struct Hits {
    std::vector<Hit> meant, unless, negations, not_negations;
};

class Looking {
  public:
    Looking(const Phrasebook& phrasebook, const Listened& text) : phrasebook_(phrasebook), text_(text) {}

    Hits all() {
        const std::string_view folded = text_.folded;
        std::size_t clause = 0, time = 0, sum = 0;
        for (std::size_t at = 0; at < folded.size(); ++at) {
            while (text_.ends[clause] < at) ++clause;
            if ((static_cast<unsigned char>(folded[at]) & 0xC0U) == 0x80) continue;
            look_for(phrasebook_.beginning_with(folded.substr(at)), at, clause);
            if (begins(text_.times, time, at)) look_for(phrasebook_.beginning_with_time(), at, clause);
            if (begins(text_.sums, sum, at)) look_for(phrasebook_.beginning_with_sum(), at, clause);
        }
        return std::move(hits_);
    }

  private:
    static bool begins(const std::vector<Spot>& spots, std::size_t& next, std::size_t at) {
        while (next < spots.size() && spots[next].begin < at) ++next;
        return next < spots.size() && spots[next].begin == at;
    }

    void look_for(std::span<const Phrasebook::Entry> entries, std::size_t at, std::size_t clause) {
        for (const auto& entry : entries)
            if (auto found = match_at(phrasebook_.pattern(entry), text_, at, text_.ends[clause]))
                list_for(entry).push_back({entry, std::move(*found), clause});
    }

    std::vector<Hit>& list_for(const Phrasebook::Entry& entry) {
        const bool negation = phrasebook_.lists()[entry.list].says == Says::negation;
        const bool unless = entry.part == Phrasebook::Part::unless;
        if (negation) return unless ? hits_.not_negations : hits_.negations;
        return unless ? hits_.unless : hits_.meant;
    }

    const Phrasebook& phrasebook_;
    const Listened& text_;
    Hits hits_;
};

// Those of `hits` that begin between the two.
std::span<const Hit> beginning_within(const std::vector<Hit>& hits, std::size_t first, std::size_t last) {
    const auto begin_of = [](const Hit& hit) { return hit.found.begin; };
    const auto from = std::ranges::lower_bound(hits, first, {}, begin_of);
    const auto to = std::ranges::upper_bound(from, hits.end(), last, {}, begin_of);
    return {from, to};
}

// What of a text is meant: neither denied nor cancelled.
class Judging {
  public:
    Judging(const Hits& hits, std::string_view folded) : hits_(hits), folded_(folded) {
        for (const auto& one : hits_.unless) {
            if (is_denied(one)) continue;
            if (one.found.time)
                cancelled_times_.insert({one.entry.list, *one.found.time});
            else
                cancelled_clauses_.insert({one.entry.list, one.clause});
        }
    }

    bool is_meant(const Hit& hit) const {
        if (cancelled_clauses_.contains({hit.entry.list, hit.clause})) return false;
        if (hit.found.time && cancelled_times_.contains({hit.entry.list, *hit.found.time})) return false;
        return !is_denied(hit);
    }

  private:
    // "是不是" asks, "不好意思" is polite.
    bool negates(const Hit& negation) const {
        const auto& found = negation.found;
        const auto first = found.begin - std::min(found.begin, kReach);
        return std::ranges::none_of(beginning_within(hits_.not_negations, first, found.begin),
                                    [&](const Hit& other) { return other.found.end >= found.end; });
    }

    // Ends in front of `at`, and near enough: an ideograph alone denies only what follows at once.
    bool reaches(const Hit& negation, std::size_t at) const {
        const auto [begin, end] = std::pair(negation.found.begin, negation.found.end);
        const bool ideograph = static_cast<unsigned char>(folded_[begin]) >= 0xE0 && end - begin == 3;
        return end <= at && at - end <= (ideograph ? 0 : kReach);
    }

    bool is_denied(const Hit& hit) const {
        const auto& found = hit.found;
        const auto first = found.begin - std::min(found.begin, 2 * kReach);
        bool says_no = false, denied = false;
        for (const auto& negation : beginning_within(hits_.negations, first, found.end)) {
            if (negation.clause != hit.clause) continue;
            says_no = says_no || (negation.found.begin == found.begin && negation.found.end <= found.end);
            const bool in_gap = std::ranges::any_of(found.gaps, [&](const Spot& gap) {
                return negation.found.begin >= gap.begin && reaches(negation, gap.end);
            });
            const bool into = negation.found.begin < found.begin && negation.found.end > found.begin;
            denied = denied || ((in_gap || into || reaches(negation, found.begin)) && negates(negation));
        }
        // What begins with a negation of its own says no and means it: "没有凭证没办法退".
        return denied && !says_no;
    }

    const Hits& hits_;
    std::string_view folded_;
    std::set<std::pair<std::size_t, std::size_t>> cancelled_clauses_, cancelled_times_;
};

// ---- which of them stand

bool is_promise(const Phrasebook& phrasebook, const Hit& hit) {
    return phrasebook.lists()[hit.entry.list].says == Says::promise;
}

Pushback kind_of(const Phrasebook& phrasebook, const Hit& hit) {
    return phrasebook.lists()[hit.entry.list].kind;
}

// What stands wholly in a gap of another phrase is said beside it.
bool lies_over(const Found& other, const Found& found) {
    const bool apart = other.end <= found.begin || other.begin >= found.end;
    const bool in_gap = std::ranges::any_of(
        other.gaps, [&](const Spot& gap) { return gap.begin <= found.begin && found.end <= gap.end; });
    return !apart && !in_gap;
}

// The longer of two kinds that lie over each other is what is said: "服务费不予退还" keeps a fee, and refuses no
// refund.
bool is_outdone(const Phrasebook& phrasebook, const std::vector<Hit>& hits, const Hit& hit) {
    const auto first = hit.found.begin - std::min(hit.found.begin, kLongest);
    return std::ranges::any_of(beginning_within(hits, first, hit.found.end), [&](const Hit& other) {
        const bool longer = other.found.end - other.found.begin > hit.found.end - hit.found.begin;
        return longer && lies_over(other.found, hit.found) && kind_of(phrasebook, other) != kind_of(phrasebook, hit);
    });
}

// What only counts by itself goes where something else is said: "优惠已使用" beside "不能退" is why.
void drop_reasons(std::vector<Heard>& heard) {
    const auto counts = [](const Heard& one) {
        return !one.reason && one.kind != Pushback::silence && one.kind != Pushback::other;
    };
    if (std::ranges::any_of(heard, counts)) std::erase_if(heard, [](const Heard& one) { return one.reason; });
}

Heard heard_by(const Phrasebook& phrasebook, const Hit& hit) {
    const auto& list = phrasebook.lists()[hit.entry.list];
    return {list.kind, hit.found, hit.entry.part == Phrasebook::Part::alone, list.own};
}

struct Standing {
    std::vector<Heard> pushbacks, denied;
    std::optional<Hit> promise;  // the first
};

Standing standing(const Phrasebook& phrasebook, const Hits& hits, const Judging& judging) {
    Standing all;
    std::vector<Hit> meant;
    for (const auto& hit : hits.meant) {
        const bool promise = is_promise(phrasebook, hit);
        if (!judging.is_meant(hit)) {
            if (!promise) all.denied.push_back(heard_by(phrasebook, hit));
        } else if (!promise)
            meant.push_back(hit);
        else if (!all.promise)
            all.promise = hit;
    }
    for (const auto& hit : meant)
        if (!is_outdone(phrasebook, meant, hit)) all.pushbacks.push_back(heard_by(phrasebook, hit));
    return all;
}

// Who names the moment of an answer does not keep silent; `other` is what is none of the rest.
void settle_kinds(Standing& all) {
    drop_reasons(all.pushbacks);
    const auto is = [](Pushback kind) { return [kind](const Heard& one) { return one.kind == kind; }; };
    if (all.promise) std::erase_if(all.pushbacks, is(Pushback::silence));
    if (!std::ranges::all_of(all.pushbacks, is(Pushback::other))) std::erase_if(all.pushbacks, is(Pushback::other));
}

// ---- what it makes

void add_kind(Recognised& into, Pushback kind) {
    if (!into.has(kind)) into.pushbacks.push_back(kind);
}

// Overlapping ones are one; all are of the original text from here on.
void settle_places(std::vector<Recognised::Place>& places) {
    std::ranges::sort(places, {}, &Recognised::Place::begin);
    std::vector<Recognised::Place> apart;
    for (const auto& place : places)
        if (!apart.empty() && place.begin < apart.back().end)
            apart.back().end = std::max(apart.back().end, place.end);
        else
            apart.push_back(place);
    places = std::move(apart);
}

// Where the person's own phrases stand.
struct Own {
    Pushback kind = Pushback::none;
    Spot spot;
};

std::vector<Own> own_spots(std::string_view folded, std::span<const OwnPhrase> own) {
    std::vector<Own> all;
    for (const auto& phrase : own) {
        const auto word = fold_for_listening(phrase.text).text;
        if (word.empty()) continue;
        for (auto at = find_bytes(folded, word); at; at = find_bytes(folded, word, *at + word.size()))
            all.push_back({phrase.kind, {*at, *at + word.size()}});
    }
    std::ranges::sort(all, {}, [](const Own& one) { return one.spot.begin; });
    return all;
}

// Which bytes of the text the person has said of what they are.
std::vector<bool> settled_by(const std::vector<Own>& own, std::size_t size) {
    std::vector<bool> settled(size + 1);
    std::size_t done = 0;
    for (const auto& [kind, spot] : own)
        for (done = std::max(done, spot.begin); done < spot.end; ++done) settled[done] = true;
    return settled;
}

bool touches(const std::vector<bool>& settled, const Found& found) {
    const auto begin = settled.begin() + static_cast<std::ptrdiff_t>(found.begin);
    const auto end = settled.begin() + static_cast<std::ptrdiff_t>(found.end);
    return std::find(begin, end, true) != end;
}

class Gathering {
  public:
    Gathering(const FoldedText& folded, std::size_t size) : folded_(folded), size_(size) {}

    Recognised::Place place(std::size_t begin, std::size_t end) const {
        // The end of the last character, not of the next one that is kept.
        const auto last = folded_.origins[end - 1];
        auto behind = end;
        while (behind < folded_.origins.size() && folded_.origins[behind] == last) ++behind;
        const std::size_t stop = behind < folded_.origins.size() ? folded_.origins[behind] : size_;
        return {folded_.origins[begin], stop};
    }

    void pushback(Pushback kind, std::size_t begin, std::size_t end) {
        add_kind(out, kind);
        out.places.push_back(place(begin, end));
    }

    void promise(const TimeMention& time, const Found& found) {
        out.promise = {time.token, time.read, place(found.begin, found.end)};
        out.places.push_back(out.promise->place);
    }

    Recognised out;

  private:
    const FoldedText& folded_;
    std::size_t size_;
};

bool speaks_of(std::string_view said, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return said.find(word) != said.npos; });
}

// Whether an offer says what is kept, and what comes back.
bool keeps(std::string_view said) {
    return speaks_of(said, {"手续费", "服务费", "违约金", "fee", "charge", "不退", "不予", "扣"});
}
bool gives_back(std::string_view said) {
    return speaks_of(said, {"退", "赔", "补", "返", "送", "给", "refund", "back", "credit", "return", "pay", "offer"});
}

// "给您退七成,也就是210块": the sum of an offer that was made before it, in its clause or the next.
std::optional<std::size_t> sum_behind(const Listened& text, std::size_t end) {
    constexpr std::size_t kNear = 30;  // bytes of the next clause in front of it
    const auto sum = std::ranges::lower_bound(text.sums, end, {}, &Spot::begin);
    const auto clause = std::ranges::lower_bound(text.ends, end);
    if (sum == text.sums.end() || clause == text.ends.end()) return std::nullopt;
    const auto index = static_cast<std::size_t>(sum - text.sums.begin());
    if (sum->begin <= *clause) return index;
    const bool comma = *clause < text.folded.size() && (text.folded[*clause] == ',' || text.folded[*clause] == ':');
    const bool next = clause + 1 != text.ends.end() && sum->begin < *(clause + 1);
    return comma && next && sum->begin - *clause <= kNear ? std::optional(index) : std::nullopt;
}

// Of an offer whose phrase holds no sum: the first that stands within it, or else behind what gives something back.
std::optional<std::size_t> sum_of(const Listened& text, const Found& found) {
    const auto said = std::string_view(text.folded).substr(found.begin, found.end - found.begin);
    if (keeps(said)) return std::nullopt;
    const auto within = std::ranges::lower_bound(text.sums, found.begin, {}, &Spot::begin);
    if (within != text.sums.end() && within->end <= found.end)
        return static_cast<std::size_t>(within - text.sums.begin());
    return gives_back(said) ? sum_behind(text, found.end) : std::nullopt;
}

template <class Mention>
std::vector<Spot> spots_of(const std::vector<Mention>& mentions) {
    std::vector<Spot> spots;
    for (const auto& one : mentions) spots.push_back({one.begin, one.end});
    return spots;
}

}  // namespace

bool Recognised::has(Pushback kind) const {
    return std::ranges::find(pushbacks, kind) != pushbacks.end();
}

Recognised recognise(std::string_view text, const Phrasebook& phrasebook, std::span<const OwnPhrase> own,
                     const ListenHabit& habit) {
    text = cut_bytes(text, kMostListened);
    const auto folded = fold_for_listening(text);
    const auto times = time_mentions(folded.text, habit.dates);
    const auto sums = sum_mentions(folded.text, habit.amounts);
    Listened listened{folded.text, spots_of(times), spots_of(sums), {}, {}};
    for (const auto& time : times) listened.bare.push_back(time.bare);
    listened.ends = clause_ends(folded.text, listened.times, listened.sums);
    const auto hits = Looking(phrasebook, listened).all();
    auto said = standing(phrasebook, hits, Judging(hits, folded.text));
    if (!phrasebook.weights().empty()) weigh(phrasebook.weights(), listened, said.denied, said.pushbacks);
    settle_kinds(said);
    const auto owned = own_spots(folded.text, own);
    const auto settled = settled_by(owned, folded.text.size());
    Gathering gathering(folded, text.size());
    auto& out = gathering.out;
    if (const auto& hit = said.promise)
        gathering.promise(times[*hit->found.time], hit->found);
    else if (times.size() == 1 && trim(folded.text).size() == times.front().end - times.front().begin)
        gathering.promise(times.front(), {.begin = times.front().begin, .end = times.front().end});
    for (const auto& [kind, found, reason, certain] : said.pushbacks) {
        if (touches(settled, found)) continue;
        gathering.pushback(kind, found.begin, found.end);
        if (found.sum && !out.offer) out.offer = {sums[*found.sum].sum, out.places.back()};
    }
    for (const auto& [kind, found, reason, certain] : said.pushbacks) {
        const bool offers = kind == Pushback::partial_offer && !reason;
        if (out.offer || !offers || touches(settled, found)) continue;
        if (const auto sum = sum_of(listened, found))
            out.offer = {sums[*sum].sum, gathering.place(listened.sums[*sum].begin, listened.sums[*sum].end)},
            out.places.push_back(out.offer->place);
    }
    for (const auto& one : owned)
        if (one.kind != Pushback::none) gathering.pushback(one.kind, one.spot.begin, one.spot.end);
    settle_places(out.places);
    return std::move(out);
}

}  // namespace recoup::core::inline pushback
