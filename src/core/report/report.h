// What a report says of a case, as plain values with ready-made strings: PDF, HTML and the window show the same. Pure,
// any thread. Every sentence is true of the case; what was said stands in quotation marks only where it is kept as it
// was said.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/letter/from.h"
#include "core/reading/lines.h"
#include "core/report/choice.h"

namespace recoup::core::inline report {

// A place in a picture that the report points at, numbered from 1 in their order. Pixels of the upright picture.
struct ExhibitFrame {
    int x = 0, y = 0, w = 0, h = 0;
    std::string text;  // what was read there: "订单号 BY20260318-7702"

    bool operator==(const ExhibitFrame&) const = default;
};

// What is known of one exhibit beside its row, by who reads the file. Without it the exhibit is described alone.
struct ExhibitSource {
    Uuid evidence;
    std::optional<Instant> checked_at;  // its bytes were compared with the digest then
    std::string extension = {};         // of the original, "png"; empty: not known
    bool attached = false;              // the original goes with the report
    bool drawn = false;                 // the picture is shown, in pixels of the upright one:
    int width = 0, height = 0;
    int covered = 0;     // places that the person covered in what is shown
    std::string proves;  // what the person says that it proves; empty: nothing was said
    std::vector<ExhibitFrame> frames = {};
    PictureText text = {};  // read by a program, without what is covered; no lines: nothing was read
};

struct ReportKnown {
    std::span<const ExhibitSource> exhibits = {};
    std::string history_head;              // 64 hexadecimal digits; empty: not told
    std::span<const Change> history = {};  // of the case, newest first; empty: not read
    std::string pack_digest = {};          // of the pack it is part of; empty: it stands alone
};

// A row of the block on top: "金额", "¥2,680.00", "2026 年 3 月 24 日支付".
struct ReportFact {
    std::string label, strong;
    std::vector<std::string> lines;  // the first stands behind `strong`
};

// A row of the story.
struct ReportStep {
    std::string day;  // empty: of what sums up
    std::string text;
    bool theirs = false;
    std::vector<std::size_t> exhibits;  // places in Report::exhibits
};

struct Exhibit {
    Uuid evidence;
    std::string mark;   // "E4"
    std::string title;  // what it shows as the person says, else its kind
    std::string kind, proves;
    std::string made;      // "2026-11-05", or "—"
    std::string made_row;  // with how it is known
    std::string added, unchanged, covered, file;
    std::string listed;  // the title as the list has it, with how much of it is covered
    std::string sha256;
    std::string name;        // of the file
    std::string attachment;  // what it is called among the attachments
    bool attached = false;
    bool drawn = false;
    int width = 0, height = 0;
    std::vector<ExhibitFrame> frames;
    PictureText text;
};

struct ReportRule {
    std::string cite, says, source;  // `source`: address and the day it was checked; empty: the person's own
};

struct ReportTable {
    std::string title, hint;
    std::vector<std::string> heads;
    std::vector<float> widths;                   // shares of the line, of sum 1
    std::vector<std::vector<std::string>> rows;  // of as many cells as heads
};

struct Report {
    Lang lang = Lang::zh;
    std::string title;     // of the case
    std::string heading;   // with what is asked for
    std::string subtitle;  // to whom, under which number
    std::string running;   // on top of each page on the right
    std::string footer;
    std::pair<std::string, std::string> footer_digest;  // of what, and its digits
    std::string made;                                   // "整理于 …"
    std::vector<ReportFact> facts;
    std::string story_title, story_hint;
    std::vector<ReportStep> story;
    std::string exhibits_title, exhibits_hint;
    std::vector<Exhibit> exhibits;
    std::string rules_title, rules_hint;
    std::vector<ReportRule> rules;
    std::vector<ReportTable> tables;                // contacts, deadlines, history
    std::string integrity;                          // what digests say and what they do not
    std::string transcript_title, transcript_hint;  // empty: what was read of pictures is no part of it
    std::string oath, sign, sign_day;               // empty: it is not signed
};

// `from.reader.lang` is the report's language.
Report report_of(const ComposeFrom& from, const ReportChoice& choice, const ReportKnown& known);

// "E04_support_chat.png": plain letters, whatever the file was called. `place` counts from 0, in the case.
std::string attachment_name(const EvidenceRow& row, std::size_t place, std::string_view extension);

// The evidence that goes into it, in its order; they point into the record.
std::vector<const EvidenceRow*> chosen_exhibits(const CaseRecord& record, const ReportChoice& choice);

}  // namespace recoup::core::inline report
