// The weights of assets/heard: that sentences nobody has taught are understood by them, and how they are made.
#include "app/data/teach.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "assets/embedded.h"
#include "core/pushback/clauses.h"
#include "core/pushback/sentences.h"
#include "support/source_dir.h"

namespace recoup::app {
namespace {

using nlohmann::json;
using test::Lesson;

constexpr const char* kSets[] = {"held_back", "later", "other_hand", "odd_words", "fresh", "taught"};

std::size_t place_of(const json& kind) {
    return core::index_of(core::parse_word<core::Pushback>(kind.get<std::string>()).value());
}

Lesson lesson_of(const json& row) {
    core::Listened text;
    text.folded = core::fold_for_listening(row.at("text").get<std::string>()).text;
    text.ends = core::clause_ends(text.folded, {}, {});
    Lesson lesson{core::grams_of(text)};
    const auto any_of = row.value("any_of", json::array());
    for (const auto& kind : any_of) (any_of.size() == 1 ? lesson.says : lesson.open)[place_of(kind)] = true;
    for (const auto& kind : row.value("may_be", json::array())) lesson.open[place_of(kind)] = true;
    for (const auto& kind : row.at("pushbacks")) {
        lesson.says[place_of(kind)] = true;
        lesson.open[place_of(kind)] = false;
    }
    return lesson;
}

std::vector<Lesson> all_lessons() {
    std::vector<Lesson> lessons;
    for (const std::string name : kSets) {
        std::ifstream file(test::source_path("tests/data/recognise/" + name + ".json"));
        for (const auto& row : json::parse(file)) lessons.push_back(lesson_of(row));
    }
    return lessons;
}

struct Score {
    double right = 0, missed = 0, extra = 0;

    double recall() const { return right / (right + missed); }
    double precision() const { return right / (right + extra); }
};

void count(const core::Weights& weights, const Lesson& lesson, Score& score) {
    const auto scores = weights.scores(lesson.grams);
    for (std::size_t kind = 0; kind < scores.size(); ++kind) {
        if (lesson.open[kind]) continue;
        const bool heard = scores[kind] >= 0;
        score.right += heard && lesson.says[kind] ? 1 : 0;
        score.missed += !heard && lesson.says[kind] ? 1 : 0;
        score.extra += heard && !lesson.says[kind] ? 1 : 0;
    }
}

}  // namespace

TEST_CASE("what four fifths of the sentences teach is heard in the last fifth, without any phrase") {
    constexpr std::size_t kParts = 5;
    const auto lessons = all_lessons();
    Score score;
    for (std::size_t part = 0; part < kParts; ++part) {
        std::vector<Lesson> taught;
        for (std::size_t i = 0; i < lessons.size(); ++i)
            if (i % kParts != part) taught.push_back(lessons[i]);
        const auto weights = core::Weights::parse(test::teach(taught)).value();
        for (std::size_t i = part; i < lessons.size(); i += kParts) count(weights, lessons[i], score);
    }
    MESSAGE("recall " << score.recall() << ", precision " << score.precision());
    CHECK(score.recall() >= 0.7);
    CHECK(score.precision() >= 0.84);
}

TEST_CASE("the weights of the program know the kinds and the n-grams of its sentences") {
    const auto weights = core::Weights::parse(assets::text("heard/weights.tsv"));
    REQUIRE(weights);
    CHECK(!weights->empty());
    Score score;
    for (const auto& lesson : all_lessons()) count(*weights, lesson, score);
    CHECK(score.recall() >= 0.9);
    CHECK(score.precision() >= 0.9);
}

TEST_CASE("weights are written" * doctest::skip(std::getenv("RECOUP_TEACH") == nullptr)) {
    std::ofstream(test::source_path("assets/heard/weights.tsv"), std::ios::binary) << test::teach(all_lessons());
}

}  // namespace recoup::app
