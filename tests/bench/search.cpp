#include "support/search_oracle.h"

#include "bench/bench.h"
#include "support/zones.h"

namespace recoup::bench {

Json searches(const std::filesystem::path& file, int timed, int compared) {
    const test::FixedZones zones;
    core::State state(zones);
    load_file(file, state);
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const core::Reader reader{core::Lang::zh, now, &zones, "Asia/Shanghai"};
    test::SearchOracle oracle(file);
    std::vector<double> ours, like;
    int differing = 0;
    const auto queries = test::random_queries(state, timed + compared, 42);
    for (std::size_t i = 0; i < queries.size(); ++i) {
        const auto start = thread_cpu_ms();
        const auto board = core::board_view(state, {.search = queries[i]}, reader);
        const auto found = thread_cpu_ms();
        const bool timing = i < static_cast<std::size_t>(timed);
        const auto expected = timing ? oracle.answer_from_table(queries[i]) : oracle.answer(queries[i]);
        if (timing) {
            ours.push_back(found - start);
            like.push_back(thread_cpu_ms() - found);
        }
        if (test::numbers_of(board, state) != expected) ++differing;
    }
    return {{"ours_p95_ms", quantile(ours, 0.95)},         {"ours_median_ms", quantile(ours, 0.5)},
            {"like_p95_ms", quantile(like, 0.95)},         {"like_median_ms", quantile(like, 0.5)},
            {"queries", static_cast<int>(queries.size())}, {"differing", differing}};
}

}  // namespace recoup::bench
