// What a page for people shows of a file, some of its cases or one: plain values with ready-made strings, of which
// markdown() and html() make a text. Nothing in it says "today": it is read on another day. Pure; any thread.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/model/show.h"
#include "export/tables/choice.h"

namespace recoup::exporting::inline tables {

struct SheetTable {
    std::string heading;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

struct SheetPicture {
    std::string uri;  // data:…
    std::string title;
};

struct SheetCase {
    std::string title;
    std::vector<std::pair<std::string, std::string>> facts;  // what is known
    std::string note;
    std::vector<SheetPicture> pictures;
    std::vector<SheetTable> tables;  // none without rows
};

struct Sheet {
    core::Lang lang = core::Lang::en;
    std::string title, made;
    SheetTable overview;  // without rows where there is one case only
    std::vector<SheetCase> cases;
};

// The small picture of a piece of evidence as a data: URI; empty without.
using PictureOf = std::function<std::string(const core::EvidenceRow&)>;

Sheet make_sheet(ChosenCases cases, const Content& content, const core::Reader& reader, const PictureOf& picture_of);

// For pasting: what is written in a case makes no mark-up of its own.
std::string markdown(const Sheet& sheet);
// One file that asks for nothing: no script, no address, light and dark, and it prints well.
std::string html(const Sheet& sheet);

}  // namespace recoup::exporting::inline tables
