// A pack beside the open file: what is the same still, what changed since, what only one of them has. The pack may be a
// stranger's. Long; the thread that owns the session.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/pack/check.h"
#include "app/pack/plan.h"

namespace recoup::app::inline pack {

enum class Compared : std::uint8_t { same, changed, only_pack, only_file };
std::span<const core::Word> words_of(core::WordsOf<Compared>);

struct ComparedRow {
    std::string part;  // "case", "evidence", "contacts" …
    std::string name;  // of the row as people know it, or of the field that changed
    Compared state{};
};

struct ComparedCase {
    core::Uuid uuid;
    std::int64_t number = 0;  // in the open file; 0: it is not there
    std::string title;        // as the pack has it
    std::vector<ComparedRow> rows;
};

struct PackComparison {
    PackCheck check;
    std::vector<ComparedCase> cases;

    bool same() const;
};

// The error where there is nothing that could be compared.
core::Result<PackComparison> compare_pack(const std::filesystem::path& path, const PackFrom& from,
                                          const Progress& progress = {});

}  // namespace recoup::app::inline pack
