#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "ocr/net/network.h"
#include "ocr/net/step_cases.h"

using namespace recoup;
using namespace recoup::ocr;
using ocr::test::copy_of;
using ocr::test::step_cases;

namespace {

constexpr float kNear = 2e-5f;  // of the size of the numbers, which are between 0 and some hundreds

float difference(const Tensor& a, const Tensor& b) {
    float most = 0;
    for (std::size_t i = 0; i < a.count(); ++i)
        most = std::max(most, std::abs(a.data()[i] - b.data()[i]) / std::max(1.0f, std::abs(b.data()[i])));
    return most;
}

std::vector<Path> paths() {
    std::vector<Path> all{Path::plain, Path::four, Path::eight};
    std::erase_if(all, [](Path path) { return !has_path(path); });
    return all;
}

tl::expected<Tensor, RunFailure> run(const Network& network, const Tensor& input, Path path, int threads) {
    Team team(threads);
    return network.run(copy_of(input), {kernels(path), team}, portable::StopSource().token());
}

}  // namespace

TEST_CASE("each step gives what NumPy gives, by all paths and on several threads") {
    const auto cases = step_cases();
    REQUIRE(cases.size() > 30);
    for (const auto& one : cases) {
        CAPTURE(one.name);
        const auto network = Network::read(one.network);
        REQUIRE(network);
        for (const auto path : paths())
            for (const int threads : {1, 3}) {
                CAPTURE(int(path));
                CAPTURE(threads);
                const auto out = run(*network, one.input, path, threads);
                REQUIRE(out);
                REQUIRE(out->shape() == one.output.shape());
                CHECK(difference(*out, one.output) < kNear);
            }
    }
}

TEST_CASE("the cases hold each kind of step") {
    std::set<std::string> kinds;  // a name begins with it
    for (const auto& one : step_cases()) kinds.insert(one.name.substr(0, one.name.find(' ')));
    CHECK(kinds.size() == kKinds);
}

TEST_CASE("a step that does not fit what it is given ends the run") {
    for (const auto& one : step_cases()) {
        const auto network = Network::read(one.network);
        REQUIRE(network);
        const bool takes_any = one.name.starts_with("activate");
        for (const auto& shape :
             {Shape{}, Shape{1}, Shape{2, 2}, Shape{1, 17, 1, 1}, Shape{2, 3, 5, 7}, Shape{1, 1, 1, 1, 1}}) {
            if (takes_any) continue;
            CAPTURE(one.name);
            Tensor input(shape);
            std::ranges::fill(input.numbers(), 1.0f);
            const auto out = run(*network, input, best_path(), 1);
            if (!out) CHECK(out.error() == RunFailure::misfit);
        }
    }
}

TEST_CASE("a run stops when it is asked to") {
    const auto cases = step_cases();
    const auto network = Network::read(cases.front().network);
    REQUIRE(network);
    Team team(1);
    portable::StopSource source;
    source.request_stop();
    const auto out = network->run(copy_of(cases.front().input), {kernels(best_path()), team}, source.token());
    REQUIRE_FALSE(out);
    CHECK(out.error() == RunFailure::stopped);
}
