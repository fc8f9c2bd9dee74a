#include "support/search_oracle.h"

#include "bench/bench.h"
#include "core/view/board_index.h"
#include "support/zones.h"

namespace recoup::bench {

Json searches(const std::filesystem::path& file, int timed, int compared) {
    const test::FixedZones zones;
    core::State state(zones);
    load_file(file, state);
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const core::Reader reader{core::Lang::zh, now, &zones, "Asia/Shanghai"};
    const test::SearchOracle oracle(state);
    test::LikeSearch like_search(file);
    // Made when the model changes, not while something is typed.
    core::BoardIndex index(state, reader);
    const auto before = thread_cpu_ms();
    state.prepare_search();
    const auto prepare_ms = thread_cpu_ms() - before;
    const auto first = thread_cpu_ms();
    index.view(state, {.search = "x"});
    const auto first_ms = thread_cpu_ms() - first;
    std::vector<double> ours, like;
    int differing = 0;
    const auto queries = test::random_queries(state, timed + compared, 42);
    for (std::size_t i = 0; i < queries.size(); ++i) {
        const auto start = thread_cpu_ms();
        const auto board = index.view(state, {.search = queries[i]});
        const auto found = thread_cpu_ms();
        if (i < static_cast<std::size_t>(timed)) {
            like_search.answer(queries[i]);
            ours.push_back(found - start);
            like.push_back(thread_cpu_ms() - found);
        } else if (test::numbers_of(board, state) != oracle.answer(queries[i])) {
            ++differing;
        }
    }
    return {{"ours_p95_ms", quantile(ours, 0.95)},
            {"ours_median_ms", quantile(ours, 0.5)},
            {"like_p95_ms", quantile(like, 0.95)},
            {"like_median_ms", quantile(like, 0.5)},
            {"first_ms", first_ms},
            {"prepare_ms", prepare_ms},
            {"queries", compared},
            {"differing", differing}};
}

}  // namespace recoup::bench
