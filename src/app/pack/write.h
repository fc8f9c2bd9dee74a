// Writing a pack: under a name of its own, to the disk, read back and compared with its digests, and only then under
// the name that it is for. With an error there is nothing of it. Long; any thread but a frame's.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/pack/check.h"
#include "app/pack/plan.h"

namespace recoup::app::inline pack {

struct PackOutput {
    std::filesystem::path path;                    // nothing lies there
    std::filesystem::path in_use;                  // the open file, which is never touched
    core::PackForm form = core::PackForm::folder;  // pdf: the report of one case by itself, whose digest is given
    bool skip_damaged = false;                     // leave damaged originals out, marked, instead of refusing
};

struct PackDone {
    std::size_t files = 0;  // read back and found equal
    std::uint64_t bytes = 0;
    std::string digest;                // of the list of digests
    std::vector<std::string> damaged;  // marks of what was left out
};

// `progress`: first what is written, then what is read back.
core::Result<PackDone> write_pack(const PackPlan& plan, const PackOutput& output, Files& files,
                                  const Progress& progress = {});

// Whether a pack may be made there: nothing lies there, not even a link; the disk has room for it.
core::Result<void> may_write_pack(const PackPlan& plan, const PackOutput& output, Files& files);

// A free name beside: "…-2".
std::filesystem::path free_pack_name(const std::filesystem::path& path);

// Puts what an authority answered beside the list that it stamps. The error says why the answer is none for this pack.
core::Result<exporting::TimeAnswer> stamp_pack(const std::filesystem::path& path, const Bytes& answer, Files& files);

}  // namespace recoup::app::inline pack
