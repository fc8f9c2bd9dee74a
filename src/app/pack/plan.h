// What goes into a pack, file by file, before anything is written. Made on the thread that owns the session; what it
// holds is made on any thread, one at a time. Errors are of kind work.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports.h"
#include "app/report/report_file.h"
#include "app/session/session.h"
#include "core/pack/pack.h"
#include "core/report/typeface.h"
#include "export/bag/bag.h"

namespace recoup::app::inline pack {

struct PackItem {
    std::string path;        // below the folder of the pack
    std::string sha256;      // of an original, whose bytes must fit it; else empty
    std::int64_t bytes = 0;  // as many as are expected
    std::string mark, name;  // of an original: "E4", and what it was called when it came
    // `left_out`: the marks of damaged originals that the person agreed to leave out.
    std::function<core::Result<Bytes>(std::span<const std::string> left_out)> make;
    // In its place, of what is too long to be held.
    std::function<core::Result<void>(std::span<const std::string> left_out, const ReportSink&)> stream = {};
};

inline constexpr std::string_view kPackReport = "data/report.pdf";  // of a pack of one case

struct PackPlan {
    std::string name;  // of the folder within an archive
    core::Lang lang = core::Lang::zh;
    exporting::BagInfo info;      // without what is counted when it is written
    std::vector<PackItem> items;  // by path
    std::int64_t bytes = 0;       // of all, as expected
};

// What it refers to outlives the plan.
struct PackFrom {
    const Session& session;
    const core::Zones& zones;
    std::string zone;  // of the person
    core::Instant now{};
    core::Lang lang = core::Lang::zh;  // of what is written
    const Library& library;
    core::TypeSource* type = nullptr;  // the letters of the report; one plan at a time is written with it
    bool report = true;                // for readers, in both forms; without it a pack is made much sooner
};

// `cases` is not empty.
core::Result<PackPlan> plan_pack(const PackFrom& from, std::span<const core::CaseRecord* const> cases,
                                 const core::PackChoice& choice);

}  // namespace recoup::app::inline pack
