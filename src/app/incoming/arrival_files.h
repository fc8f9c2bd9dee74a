// The files that hang at arriving cases, as their evidence: from within the document, or from a folder to which a
// person downloaded them. Waits for the disk; any thread that may read the state.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "app/intake/importer.h"
#include "core/incoming/arrival.h"

namespace recoup::app::inline incoming {

struct FileHabit {
    const core::Zones& zones;
    std::string zone;  // IANA: of clock times without offset
    core::Instant now{};
    std::optional<std::filesystem::path> folder = {};  // looked through, without the folders in it
};

struct ArrivedFiles {
    std::vector<core::EvidenceRow> rows;
    std::vector<Original> originals;  // each once
};

// Originals are held in memory until they are stored: what goes beyond is named as lost, as is what is nowhere, or no
// file that evidence may be.
inline constexpr std::size_t kMostHeldBytes = 512u << 20;

// Of the cases that the state does not hold yet. In the folder a file is known by its name or by its id at the front of
// it, and by its size.
ArrivedFiles take_files(const std::vector<core::ArrivingCase>& cases, const core::NameUuid& uuid_of,
                        const core::State& state, const FileHabit& habit, core::Losses& losses);

}  // namespace recoup::app::inline incoming
