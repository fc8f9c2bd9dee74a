#include "app/data/teach.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

namespace recoup::test {
namespace {

using core::kPushbackKinds;
using Values = std::array<double, kPushbackKinds>;

// An n-gram is known from its second sentence on; of those, so many are kept that tell most.
constexpr std::size_t kLeastSeen = 2, kMostGrams = 12'000;
constexpr int kRounds = 12;
constexpr double kRate = 0.5, kDecay = 0.003, kFirstBias = -2;
constexpr int kSteps = 7;  // of the largest weight
// What the classifier alone has to be sure of, and what a phrase is worth: chosen where sentences that were kept aside
// were told best.
constexpr Values kLeastScore = {-0.7, -0.7, -0.7, -1.3, -0.6, -0.7, 0, -0.5};
constexpr double kPhrase = 2;

struct Known {
    std::vector<std::string> names;              // ascending
    std::vector<std::vector<std::size_t>> rows;  // of each lesson, by place in `names`
};

Known index(const std::vector<Lesson>& lessons, std::vector<std::string> names) {
    Known known{std::move(names), {}};
    for (const auto& lesson : lessons) {
        auto& row = known.rows.emplace_back();
        for (const auto& gram : lesson.grams) {
            const auto at = std::ranges::lower_bound(known.names, gram);
            if (at != known.names.end() && *at == gram)
                row.push_back(static_cast<std::size_t>(at - known.names.begin()));
        }
    }
    return known;
}

Known seen_often(const std::vector<Lesson>& lessons) {
    std::map<std::string, std::size_t> seen;
    for (const auto& lesson : lessons)
        for (const auto& gram : lesson.grams) ++seen[gram];
    std::vector<std::string> names;
    for (const auto& [gram, times] : seen)
        if (times >= kLeastSeen) names.push_back(gram);
    return index(lessons, std::move(names));
}

struct Learned {
    std::vector<Values> weights;  // of Known::names
    Values bias;
};

// Logistic regression by AdaGrad, one sentence after the other.
class Learning {
  public:
    explicit Learning(std::size_t grams) : slopes_(grams, filled(0.01)), bias_slopes_(filled(1)) {
        learned.weights.assign(grams, filled(0));
        learned.bias = filled(kFirstBias);
    }

    void learn(const Lesson& lesson, const std::vector<std::size_t>& row) {
        const double share = core::share_of(row.size());
        for (std::size_t kind = 0; kind < kPushbackKinds; ++kind) {
            if (lesson.open[kind]) continue;
            double score = learned.bias[kind];
            for (const auto gram : row) score += learned.weights[gram][kind] * share;
            const double wrong = 1 / (1 + std::exp(-score)) - (lesson.says[kind] ? 1 : 0);
            for (const auto gram : row) {
                auto& weight = learned.weights[gram][kind];
                step(weight, slopes_[gram][kind], wrong * share + kDecay * weight, kRate);
            }
            step(learned.bias[kind], bias_slopes_[kind], wrong, 0.1);
        }
    }

    Learned learned;

  private:
    static Values filled(double value) {
        Values all{};
        all.fill(value);
        return all;
    }

    static void step(double& value, double& slopes, double slope, double rate) {
        slopes += slope * slope;
        value -= rate * slope / std::sqrt(slopes);
    }

    std::vector<Values> slopes_;
    Values bias_slopes_;
};

Learned learn(const std::vector<Lesson>& lessons, const Known& known) {
    Learning learning(known.names.size());
    std::vector<std::size_t> order(lessons.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937_64 random(1);
    for (int round = 0; round < kRounds; ++round) {
        for (auto left = order.size(); left > 1; --left) std::swap(order[left - 1], order[random() % left]);
        for (const auto i : order) learning.learn(lessons[i], known.rows[i]);
    }
    return std::move(learning.learned);
}

double heaviest(const Values& weights) {
    double most = 0;
    for (const auto weight : weights) most = std::max(most, std::abs(weight));
    return most;
}

// In how many lessons each stands.
std::vector<double> counts(const Known& known) {
    std::vector<double> all(known.names.size());
    for (const auto& row : known.rows)
        for (const auto gram : row) ++all[gram];
    return all;
}

// What weighs as much in more lessons tells more of the next one.
std::vector<std::string> telling_names(const Known& known, const Learned& learned) {
    auto tells = counts(known);
    for (std::size_t i = 0; i < tells.size(); ++i) tells[i] = std::pow(tells[i], 0.3) * heaviest(learned.weights[i]);
    std::vector<std::size_t> order(known.names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return tells[i]; });
    order.resize(std::min(order.size(), kMostGrams));
    std::vector<std::string> names;
    for (const auto i : order) names.push_back(known.names[i]);
    std::ranges::sort(names);
    return names;
}

// ---- the table

std::string line(const std::string& name, const Values& values, double unit) {
    std::string text = name;
    for (const auto value : values) text += "\t" + std::to_string(std::lround(value / unit));
    return text + "\n";
}

std::string weights_in(const Known& known, const Learned& learned, double step) {
    std::string names;
    std::array<std::string, kPushbackKinds> marks;
    for (std::size_t i = 0; i < known.names.size(); ++i) {
        if (heaviest(learned.weights[i]) < step / 2) continue;
        names += known.names[i] + "\n";
        for (std::size_t kind = 0; kind < marks.size(); ++kind)
            marks[kind] += static_cast<char>(core::kNoWeight + std::lround(learned.weights[i][kind] / step));
    }
    for (const auto& all : marks) names += "\n" + all;
    return names + "\n";
}

std::string table_of(const Known& known, const Learned& learned) {
    std::string text = "ngram";
    for (std::size_t i = 0; i < kPushbackKinds; ++i) text += "\t" + std::string(core::token(core::pushback_at(i)));
    double most = 0;
    for (const auto& weights : learned.weights) most = std::max(most, heaviest(weights));
    const double step = std::max(1.0, std::round(most / kSteps * 1000)) / 1000;
    Values bias = learned.bias, phrase{}, steps{};
    for (std::size_t i = 0; i < bias.size(); ++i) bias[i] -= kLeastScore[i];
    phrase.fill(kPhrase);
    steps.fill(step);
    text += "\n" + line("{bias}", bias, 0.001) + line("{phrase}", phrase, 0.001) + line("{step}", steps, 0.001);
    return text + weights_in(known, learned, step);
}

}  // namespace

std::string teach(const std::vector<Lesson>& lessons) {
    const auto often = seen_often(lessons);
    const auto known = index(lessons, telling_names(often, learn(lessons, often)));
    return table_of(known, learn(lessons, known));
}

}  // namespace recoup::test
