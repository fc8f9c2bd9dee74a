// The parts of a report, each from the case. Inside this room only; pure, any thread.
#pragma once

#include "core/letter/facts.h"
#include "core/report/report.h"

namespace recoup::core::inline report {

// Everything is told of the other side, whoever reads it.
Addressee addressee_of(const ComposeFrom& from, Purpose purpose);

std::vector<Exhibit> exhibits_of(const ComposeFrom& from, const ReportChoice& choice, const ReportKnown& known);
// "5 份附原件，2 份附遮盖后的图片，原件备查"
std::string exhibits_hint(const ComposeFrom& from, const std::vector<Exhibit>& exhibits, const ReportKnown& known);

void tell_story(const ComposeFrom& from, const ReportChoice& choice, Report& report);
void add_tables(const ComposeFrom& from, const ReportChoice& choice, const ReportKnown& known, Report& report);

std::vector<ReportRule> rules_of(const ComposeFrom& from, const ReportChoice& choice);

// "2026-11-05"
std::string plain_day(const Reader& reader, Instant at);

}  // namespace recoup::core::inline report
