// The phrases by which support is understood, as assets/pushbacks and the person's own files hold them, ready to be
// looked for together. Pure values, any thread.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/words.h"
#include "core/pushback/pattern.h"
#include "core/pushback/weights.h"

namespace recoup::core::inline pushback {

// What a phrase says. A pushback, something promised, or that what follows is not so.
enum class Says : std::uint8_t { pushback, promise, negation };

struct PhraseList {
    Says says = Says::pushback;
    Pushback kind = Pushback::none;  // of a pushback
    std::vector<Pattern> phrases;
    std::vector<Pattern> unless;  // one of these in the same clause, and the phrases mean nothing there
    std::vector<Pattern> alone;   // phrases that say it where no other kind is said; else they give a reason for that
    bool own = false;             // of the person: no weights speak against them
};

class Phrasebook {
  public:
    explicit Phrasebook(std::vector<PhraseList> lists = {}, Weights weights = {});

    const std::vector<PhraseList>& lists() const { return lists_; }
    // Empty: the phrases alone decide.
    const Weights& weights() const { return weights_; }

    enum class Part : std::uint8_t { phrases, unless, alone };
    struct Entry {
        std::uint32_t list = 0, pattern = 0;
        Part part = Part::phrases;
    };
    // The patterns that may begin where `rest`, folded and not empty, does; and with a moment, with a sum.
    std::span<const Entry> beginning_with(std::string_view rest) const;
    std::span<const Entry> beginning_with_time() const { return with_time_; }
    std::span<const Entry> beginning_with_sum() const { return with_sum_; }
    const Pattern& pattern(const Entry& entry) const;

  private:
    void enter(const Pattern& pattern, const Entry& entry);

    std::vector<PhraseList> lists_;
    Weights weights_;
    std::map<std::uint32_t, std::vector<Entry>> by_character_;
    std::vector<Entry> with_time_, with_sum_;
};

}  // namespace recoup::core::inline pushback
