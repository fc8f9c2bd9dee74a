// A case from what a screenshot says: `add --from-picture`. Main thread.
#pragma once

#include <filesystem>

#include "app/intake/importer.h"
#include "cli/cases/case_options.h"
#include "core/reading/suggest_case.h"

namespace recoup::cli::inline cases {

struct FromPicture {
    app::Import import;  // with its kind of proof
    core::CaseSuggestion suggestion;
    std::vector<core::ReadFrom> taken = {};  // what propose() filled in
};
core::Result<FromPicture> read_for_case(Call& call, const std::filesystem::path& path);

// Where nothing was typed: title, platform, problem, playbook, amount, order number.
void propose(FromPicture& from, CaseOptions& options);
// "标题  海豚数码旗舰店 ¥328.00 支付出错", one line for each that is proposed; with --json {"proposed":{…}}.
void tell_proposals(Call& call, const CaseOptions& options, const core::CaseSuggestion& suggestion);

}  // namespace recoup::cli::inline cases
