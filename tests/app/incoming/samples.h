// The files of tests/data/incoming, and how they are taken in.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "app/incoming/arrival_plan.h"
#include "app/incoming/boards.h"
#include "app/incoming/case_table.h"
#include "support/source_dir.h"
#include "support/zones.h"

namespace recoup::test {

inline const FixedZones kSampleZones;
inline constexpr core::Instant kSampleNow = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22};

inline app::FileHabit file_habit() {
    return {kSampleZones, "Asia/Shanghai", kSampleNow};
}

inline std::filesystem::path sample_path(const std::string& name) {
    return source_path("tests/data/incoming/" + name);
}

inline std::string sample(const std::string& name) {
    std::ifstream in(sample_path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline core::ArrivalHabit arrival_habit() {
    return {.lang = core::Lang::zh, .zones = &kSampleZones, .zone = "Asia/Shanghai", .now = kSampleNow};
}

inline const core::Loss* loss_of(const std::vector<core::Loss>& lost, core::Lost what) {
    for (const auto& loss : lost)
        if (loss.what == what) return &loss;
    return nullptr;
}

inline std::string names_of(const std::vector<core::Loss>& lost, core::Lost what) {
    std::string names;
    if (const auto* loss = loss_of(lost, what))
        for (const auto& name : loss->names) names += (names.empty() ? "" : "|") + name;
    return names;
}

}  // namespace recoup::test
