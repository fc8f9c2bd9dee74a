#include "core/pushback/sentences.h"

#include <algorithm>

#include "core/base/text.h"

namespace recoup::core::inline pushback {
namespace {

// How much surer a clause by itself has to be: it does not know what is said around it.
constexpr double kAlone = 0.8;

struct Clause {
    Spot spot;
    std::vector<std::string> grams;
};
using Sentence = std::vector<Clause>;

bool ends_sentence(std::string_view rest) {
    return !rest.starts_with(",");
}

// Where the next clause begins.
std::size_t behind_mark(std::string_view text, std::size_t at) {
    auto rest = text.substr(at);
    if (!rest.empty()) take_code_point(rest);
    while (take_prefix(rest, " ")) {
    }
    return text.size() - rest.size();
}

std::vector<Sentence> sentences_of(const Listened& text) {
    std::vector<Sentence> all(1);
    std::size_t begin = 0;
    for (const auto end : text.ends) {
        const auto clause = std::string_view(text.folded).substr(begin, std::max(begin, end) - begin);
        if (auto grams = ngrams(clause); !grams.empty()) all.back().push_back({{begin, end}, std::move(grams)});
        if (ends_sentence(std::string_view(text.folded).substr(end)) && !all.back().empty()) all.emplace_back();
        begin = std::max(begin, behind_mark(text.folded, end));
    }
    if (all.back().empty()) all.pop_back();
    return all;
}

void sort_once(std::vector<std::string>& grams) {
    std::ranges::sort(grams);
    const auto twice = std::ranges::unique(grams);
    grams.erase(twice.begin(), twice.end());
}

void add_grams_of(const Sentence& sentence, std::vector<std::string>& to) {
    for (const auto& clause : sentence) to.insert(to.end(), clause.grams.begin(), clause.grams.end());
}

std::vector<std::string> grams_of(const Sentence& sentence) {
    std::vector<std::string> all;
    add_grams_of(sentence, all);
    sort_once(all);
    return all;
}

class Weighing {
  public:
    Weighing(const Weights& weights, const std::vector<Heard>& denied, std::vector<Heard>& heard)
        : weights_(weights), denied_(denied), heard_(heard) {}

    void weigh(const Sentence& sentence) {
        const auto scores = weights_.scores(grams_of(sentence));
        std::vector<Weights::Scores> alone;
        for (const auto& clause : sentence) alone.push_back(weights_.scores(clause.grams));
        const Spot spot{sentence.front().spot.begin, sentence.back().spot.end};
        for (std::size_t i = 0; i < scores.size(); ++i) {
            const auto most = std::ranges::max_element(alone, {}, [i](const auto& one) { return one[i]; });
            const auto& clause = sentence[static_cast<std::size_t>(most - alone.begin())];
            weigh(spot, {pushback_at(i), scores[i], (*most)[i] - kAlone, clause.spot});
        }
    }

  private:
    struct Said {
        Pushback kind = Pushback::none;
        double score = 0, alone = 0;  // of the sentence, of the clause that says most
        Spot clause;
    };

    void weigh(const Spot& spot, const Said& said) {
        const auto here = [&](const Heard& one) {
            return one.kind == said.kind && one.found.begin >= spot.begin && one.found.begin < spot.end;
        };
        const double least = least_score(spot, said.kind, std::ranges::any_of(denied_, here));
        if (std::ranges::any_of(heard_, here)) {
            if (said.score + weights_.phrase(said.kind) < 0)
                std::erase_if(heard_, [&](const Heard& one) { return here(one) && !one.certain && !one.reason; });
        } else if (std::max(said.score, said.alone) >= least) {
            heard_.push_back({said.kind, {.begin = said.clause.begin, .end = said.clause.end}});
        }
    }

    // What a phrase denies, or a sentence says beside what its phrases say, has to be told clearly.
    double least_score(const Spot& spot, Pushback kind, bool denied) const {
        const bool beside = std::ranges::any_of(
            heard_, [&](const Heard& one) { return one.found.begin >= spot.begin && one.found.begin < spot.end; });
        return denied || beside ? weights_.phrase(kind) / 2 : 0;
    }

    const Weights& weights_;
    const std::vector<Heard>& denied_;
    std::vector<Heard>& heard_;
};

}  // namespace

std::vector<std::string> grams_of(const Listened& text) {
    std::vector<std::string> all;
    for (const auto& sentence : sentences_of(text)) add_grams_of(sentence, all);
    sort_once(all);
    return all;
}

void weigh(const Weights& weights, const Listened& text, const std::vector<Heard>& denied, std::vector<Heard>& heard) {
    Weighing weighing(weights, denied, heard);
    for (const auto& sentence : sentences_of(text)) weighing.weigh(sentence);
    std::ranges::stable_sort(heard, {}, [](const Heard& one) { return one.found.begin; });
}

}  // namespace recoup::core::inline pushback
