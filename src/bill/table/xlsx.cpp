#include "bill/table/xlsx.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "bill/table/xml.h"
#include "core/base/text.h"
#include "portable/decimal.h"

namespace recoup::bill::inline table {
namespace {

constexpr std::string_view kSheets = "xl/worksheets/";
constexpr std::string_view kShared = "xl/sharedStrings.xml";
constexpr std::size_t kMostSheets = 32;
constexpr int kDigits = 15;  // that a number of a spreadsheet has

tl::unexpected<core::Error> damaged() {
    return core::fail(core::ErrorKind::work, "bill_damaged_workbook"_tr, {}, {}, core::ErrorCode::damaged);
}

bool is_sheet(std::string_view name) {
    return name.starts_with(kSheets) && name.ends_with(".xml") && name.find('/', kSheets.size()) == name.npos;
}

// Texts of <t>, but for those of <rPh>, which say how others are read aloud.
class TextCollector {
  public:
    void begin(std::string_view name) {
        if (name == "rPh") aloud_ = true;
        in_text_ = name == "t" && !aloud_;
    }
    void end(std::string_view name) {
        if (name == "rPh") aloud_ = false;
        if (name == "t") in_text_ = false;
    }
    bool listens() const { return in_text_; }

  private:
    bool aloud_ = false, in_text_ = false;
};

void append_capped(std::string& to, std::string_view text) {
    to.append(text.substr(0, kMostCellBytes - std::min(kMostCellBytes, to.size())));
}

bool read_shared(ByteView document, std::vector<std::string>& shared) {
    TextCollector collector;
    std::string text;
    XmlSink sink;
    sink.begin = [&](std::string_view name, const XmlAttributes&) {
        if (name == "si") text.clear();
        collector.begin(name);
    };
    sink.end = [&](std::string_view name) {
        collector.end(name);
        if (name == "si") shared.push_back(text);
        return true;
    };
    sink.text = [&](std::string_view more) {
        if (collector.listens()) append_capped(text, more);
    };
    return read_xml(document, sink);
}

// "AB12" is column 27, from 0 on; nothing where it names none.
std::optional<std::size_t> column_in(std::string_view reference) {
    std::size_t column = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
        if (column > 16'384) return {};
    }
    return column == 0 ? std::nullopt : std::optional(column - 1);
}

class SheetRows {
  public:
    SheetRows(const std::vector<std::string>& shared, const RowSink& sink) : shared_(shared), sink_(sink) {}

    void begin(std::string_view name, const XmlAttributes& attributes) {
        collector_.begin(name);
        if (name == "row") begin_row(attributes["r"]);
        if (name == "c") begin_cell(attributes);
        if (name == "v") in_value_ = true;
    }

    bool end(std::string_view name) {
        collector_.end(name);
        if (name == "v") in_value_ = false;
        if (name == "c") end_cell();
        return name != "row" || end_row();
    }

    void text(std::string_view more) {
        if (in_value_ || collector_.listens()) append_capped(value_, more);
    }

  private:
    void begin_row(std::string_view number) {
        std::uint32_t told = 0;
        std::from_chars(number.data(), number.data() + number.size(), told);
        number_ = told > number_ ? told : number_ + 1;
        used_ = 0;
        column_ = 0;
    }

    void begin_cell(const XmlAttributes& attributes) {
        value_.clear();
        type_ = attributes["t"];
        if (const auto column = column_in(attributes["r"])) column_ = *column;
    }

    void end_cell() {
        const auto at = column_++;
        if (at >= kMostColumns) return;
        for (; used_ <= at; ++used_) cells_[used_].clear();
        cells_[at] = shown();
    }

    std::string shown() const {
        if (type_ == "s") {
            std::size_t index = 0;
            const auto [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), index);
            return error == std::errc{} && index < shared_.size() ? shared_[index] : std::string();
        }
        if (type_.empty() || type_ == "n") return tidy_number(value_);
        return type_ == "e" ? std::string() : value_;
    }

    bool end_row() {
        views_.clear();
        for (std::size_t i = 0; i < used_; ++i) views_.push_back(core::trim(cells_[i]));
        return sink_({number_, views_});
    }

    const std::vector<std::string>& shared_;
    const RowSink& sink_;
    TextCollector collector_;
    bool in_value_ = false;
    std::uint32_t number_ = 0;
    std::string type_, value_;
    std::size_t column_ = 0, used_ = 0;
    std::array<std::string, kMostColumns> cells_;
    std::vector<std::string_view> views_;
};

}  // namespace

bool is_workbook(const Zip& zip) {
    return std::ranges::any_of(zip.entries(), [](const ZipEntry& entry) { return is_sheet(entry.name); });
}

core::Result<Workbook> Workbook::open(Zip& zip) {
    Workbook book;
    if (const auto* entry = zip.find(kShared)) {
        const auto document = zip.read(*entry);
        if (!document) return tl::unexpected(document.error());
        if (!read_shared(*document, book.shared_)) return damaged();
    }
    for (const auto& entry : zip.entries()) {
        if (!is_sheet(entry.name) || book.sheets_.size() == kMostSheets) continue;
        auto document = zip.read(entry);
        if (!document) return tl::unexpected(document.error());
        book.sheets_.push_back(std::move(*document));
    }
    return book;
}

core::Result<void> Workbook::read(std::size_t sheet, const RowSink& sink) const {
    SheetRows rows(shared_, sink);
    XmlSink xml;
    xml.begin = [&](std::string_view name, const XmlAttributes& attributes) { rows.begin(name, attributes); };
    xml.end = [&](std::string_view name) { return rows.end(name); };
    xml.text = [&](std::string_view more) { rows.text(more); };
    if (!read_xml(sheets_[sheet], xml)) return damaged();
    return {};
}

std::string tidy_number(std::string_view text) {
    text = core::trim(text);
    if (text.find_first_of(".eE") == text.npos) return std::string(text);
    const auto value = portable::read_decimal(text);
    if (!value) return std::string(text);
    // Fifteen digits round what binary fractions add; written without an exponent as long as it is a sum.
    return fmt::format("{:.{}g}", *value, kDigits);
}

}  // namespace recoup::bill::inline table
