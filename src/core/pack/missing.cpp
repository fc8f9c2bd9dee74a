#include "core/pack/missing.h"

#include <algorithm>

#include "core/base/text.h"

namespace recoup::core::inline pack {
namespace {

constexpr std::size_t kPhoneDigits = 11;

class Finder {
  public:
    Finder(const State& state, const CaseRecord& record, const PackChoice& choice, Lang lang, CoveredPlaces covered)
        : state_(state), record_(record), choice_(choice), lang_(lang), covered_(covered) {}

    std::vector<Missing> find() {
        find_other_side();
        find_person();
        const auto places = packed_exhibits(record_, choice_.content);
        if (places.empty()) add(Lack::no_evidence, Mend::attach, true, {}, say("pack_lacks_evidence"_tr), {});
        if (!places.empty()) find_payment(places);
        for (const auto place : places) find_personal(record_.evidence[place]);
        for (const auto place : places) find_time(place, record_.evidence[place]);
        std::ranges::stable_partition(found_, &Missing::asked);
        return std::move(found_);
    }

  private:
    std::string say(Tr key) const { return std::string(tr(lang_, key)); }

    void add(Lack lack, Mend mend, bool asked, const Uuid& evidence, std::string text, std::string note) {
        found_.push_back({lack, mend, asked, record_.row.uuid, evidence, std::move(text), std::move(note)});
    }

    void find_other_side() {
        if (!asks_for_person(choice_.content.purpose)) return;
        const auto* platform = state_.find_platform(record_.row.platform);
        const bool named = platform != nullptr && !platform->row.legal_name.empty();
        const bool placed = platform != nullptr && !platform->row.legal_address.empty();
        if (named && placed) return;
        auto key = "pack_lacks_other_side"_tr;
        if (named) key = "pack_lacks_other_address"_tr;
        if (placed) key = "pack_lacks_other_name"_tr;
        add(Lack::other_side, Mend::fill_in, true, {}, say(key), say("pack_lacks_asked"_tr));
    }

    void find_person() {
        const auto& person = choice_.content.person;
        if (!asks_for_person(choice_.content.purpose)) return;
        if (person && !person->name.empty() && !person->phone.empty() && !person->address.empty()) return;
        add(Lack::person, Mend::fill_in, true, {}, say("pack_lacks_person"_tr), say("pack_lacks_asked"_tr));
    }

    void find_payment(const std::vector<std::size_t>& places) {
        const bool there = std::ranges::any_of(places, [&](std::size_t place) {
            const auto kind = record_.evidence[place].kind;
            return kind == EvidenceKind::payment_proof || kind == EvidenceKind::bank_record;
        });
        if (!there && record_.row.paid_minor.value_or(0) > 0)
            add(Lack::payment_proof, Mend::attach, true, {}, say("pack_lacks_payment"_tr), {});
    }

    std::string named(const EvidenceRow& row) const {
        if (!row.caption.empty()) return one_line(row.caption);
        return std::string(label(lang_, row.kind));
    }

    void find_personal(const EvidenceRow& row) {
        if (choice_.content.purpose == Purpose::me || choice_.pictures == PackPictures::originals) return;
        const auto text = state_.picture_texts().find(row.sha256);
        if (text == state_.picture_texts().end() || covered_(state_, row.uuid) > 0 || !shows_phone(text->second))
            return;
        add(Lack::personal, Mend::cover, true, row.uuid, trf(lang_, "pack_lacks_cover"_tr, named(row)),
            say("pack_lacks_not_covered"_tr));
    }

    void find_time(std::size_t place, const EvidenceRow& row) {
        const auto name = exhibit_mark(place) + " " + named(row);
        if (!row.captured_at)
            add(Lack::no_time, Mend::look_at, false, row.uuid, trf(lang_, "pack_lacks_time"_tr, name), {});
        else if (row.captured_from == CapturedFrom::name || row.captured_from == CapturedFrom::file_time)
            add(Lack::guessed_time, Mend::look_at, false, row.uuid,
                trf(lang_,
                    row.captured_from == CapturedFrom::name ? "pack_lacks_time_name"_tr : "pack_lacks_time_file"_tr,
                    name),
                say("pack_lacks_time_note"_tr));
    }

    const State& state_;
    const CaseRecord& record_;
    const PackChoice& choice_;
    Lang lang_;
    CoveredPlaces covered_;
    std::vector<Missing> found_;
};

}  // namespace

bool shows_phone(std::string_view text) {
    std::string run;
    const auto is_phone = [&] { return run.size() == kPhoneDigits && run[0] == '1' && run[1] >= '3' && run[1] <= '9'; };
    for (const char c : text) {
        const bool joins = !run.empty() && (c == ' ' || c == '-');
        if (is_digit(c))
            run += c;
        else if (!joins) {
            if (is_phone()) return true;
            run.clear();
        }
    }
    return is_phone();
}

std::vector<Missing> missing_for(const State& state, const CaseRecord& record, const PackChoice& choice, Lang lang,
                                 CoveredPlaces covered) {
    return Finder(state, record, choice, lang, covered).find();
}

}  // namespace recoup::core::inline pack
