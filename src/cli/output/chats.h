// What chat screenshots say and what lacks between them, as the command line tells it. Main thread; the texts are a
// stranger's.
#pragma once

#include "cli/command_line/call.h"
#include "cli/output/json.h"
#include "core/view/chats.h"

namespace recoup::cli::inline output {

// As far as the pictures were read by now.
core::CaseChats chats_of(const Call& call, const app::Session& session, const core::CaseRecord& record);

// One line for each.
void print_advice(Call& call, const core::CaseChats& chats);
// "advice":[{"kind","evidence":[4,5],"text"}]
void write_advice(Json& json, const core::CaseChats& chats);

void print_transcript(Call& call, const core::ChatView& chat);
// {"title","names_other_side","machine_read":true,"turns":[{"side","at","text","unsure"}]}
void write_transcript(Call& call, const core::ChatView& chat);

}  // namespace recoup::cli::inline output
