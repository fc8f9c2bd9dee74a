#include <ctime>

#include <algorithm>
#include <functional>
#include <iostream>
#include <map>

#include "bench/bench.h"
#include "store/file/file.h"
#include "support/many_cases.h"

namespace recoup::bench {

double thread_cpu_ms() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double wall_ms() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double quantile(std::vector<double> values, double share) {
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

void load_file(const std::filesystem::path& path, core::State& state) {
    expect(expect(store::File::open(path, {}))->load(state));
}

}  // namespace recoup::bench

namespace {

using namespace recoup::bench;
using Arguments = std::vector<std::string>;

Json make_cases(const std::string& path, int count) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    recoup::test::make_many_cases(path, count, now);
    return {{"cases", count}};
}

const std::map<std::string, std::pair<std::size_t, std::function<Json(const Arguments&)>>> kVerbs = {
    {"cases", {2, [](const Arguments& a) { return make_cases(a[0], std::stoi(a[1])); }}},
    {"board", {1, [](const Arguments& a) { return board_frames(a[0]); }}},
    {"agenda", {1, [](const Arguments& a) { return agenda_frames(a[0]); }}},
    {"search", {3, [](const Arguments& a) { return searches(a[0], std::stoi(a[1]), std::stoi(a[2])); }}},
    {"screenshots", {2, [](const Arguments& a) { return paint_screenshots(a[0], std::stoi(a[1])); }}},
    {"import", {2, [](const Arguments& a) { return import_folder(a[0], a[1]); }}},
    {"cover", {2, [](const Arguments& a) { return cover_picture(a[0], a[1]); }}},
    {"read", {3, [](const Arguments& a) { return read_picture(a[0], a[1], std::stoi(a[2])); }}},
    {"first-frame", {1, [](const Arguments& a) { return first_frame(a); }}},
    {"at-rest",
     {3,
      [](const Arguments& a) {
          return at_rest({a.begin() + 2, a.end()}, std::stoi(a[0]), std::stoi(a[1]));
      }}},
};

}  // namespace

int main(int argc, char** argv) {
    const Arguments all(argv + 1, argv + argc);
    const auto verb = all.empty() ? kVerbs.end() : kVerbs.find(all[0]);
    if (verb == kVerbs.end() || all.size() - 1 < verb->second.first) {
        std::cerr << "one measurement each, run by tools/bench\n";
        return 2;
    }
    try {
        std::cout << verb->second.second({all.begin() + 1, all.end()}).dump() << '\n';
    } catch (const std::exception& failure) {
        std::cerr << verb->first << ": " << failure.what() << '\n';
        return 1;
    }
}
