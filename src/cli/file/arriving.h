// What the verbs share that take in cases from elsewhere. Main thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/incoming/import_map.h"
#include "cli/command_line/call.h"
#include "cli/command_line/grammar.h"
#include "cli/output/arrivals.h"

namespace recoup::cli::inline file {

// What a person says of lists and columns: a file of it, and what is typed over that.
struct MapOptions {
    std::optional<std::filesystem::path> file;
    std::vector<std::string> stages, columns;
    std::optional<std::string> order;
};
void declare_stages(Grammar& grammar, MapOptions& options);
core::Result<app::ImportMap> map_of(const MapOptions& options);
core::ArrivalHabit arrival_habit(const Call& call);

// Plans it against the chosen file, brings it in unless it is a dry run, and tells, as ShownArrival has it.
struct Taking {
    std::string source, heading;
    bool dry_run = false;
    std::optional<std::filesystem::path> folder = {};  // of downloaded files
    const app::CaseTable* table = nullptr;
};
Exit take_in(Call& call, core::Arrival arrival, Taking taking);

}  // namespace recoup::cli::inline file
