#include "bill/table/csv.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "core/base/text.h"

namespace recoup::bill::inline table {
namespace {

bool is_padding(char c) {
    return c == ' ' || c == '\t';
}

// One row after the other; what has quotes within quotes is put together in a buffer.
class CsvRows {
  public:
    CsvRows(std::string_view text, char separator) : text_(text), separator_(separator) {}

    bool at_end() const { return at_ >= text_.size(); }

    std::span<const std::string_view> next() {
        cells_.clear();
        made_used_ = 0;
        for (;;) {
            const auto cell = core::trim(core::cut_bytes(core::trim(take_cell()), kMostCellBytes));
            if (cells_.size() < kMostColumns) cells_.push_back(cell);
            if (at_end() || text_[at_] != separator_) break;
            ++at_;
            if (at_end()) {  // a separator at the very end: one more cell, empty
                if (cells_.size() < kMostColumns) cells_.emplace_back();
                break;
            }
        }
        end_line();
        return cells_;
    }

  private:
    bool ends_cell(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

    void end_line() {
        if (!at_end() && text_[at_] == '\r') ++at_;
        if (!at_end() && text_[at_] == '\n') ++at_;
    }

    std::string_view take_cell() {
        auto begin = at_;
        while (begin < text_.size() && is_padding(text_[begin]) && text_[begin] != separator_) ++begin;
        if (begin < text_.size() && text_[begin] == '"')
            if (const auto close = closing(begin); close != text_.npos) return quoted(begin + 1, close);
        return plain(at_);
    }

    std::string_view plain(std::size_t begin) {
        while (at_ < text_.size() && !ends_cell(text_[at_])) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    // Where the quote that opens at `open` is closed; a quote that lies further away than a cell may be long is none.
    std::size_t closing(std::size_t open) const {
        const auto limit = std::min(text_.size(), open + 2 * kMostCellBytes);
        for (auto i = open + 1; i < limit; ++i) {
            if (text_[i] != '"') continue;
            if (i + 1 < text_.size() && text_[i + 1] == '"')
                ++i;
            else
                return i;
        }
        return text_.npos;
    }

    // Behind the closing quote there may be padding, or the rest of a text that only began with one.
    std::string_view quoted(std::size_t begin, std::size_t close) {
        const auto inner = text_.substr(begin, close - begin);
        at_ = close + 1;
        const auto rest = core::trim(plain(at_));
        if (rest.empty() && inner.find('"') == inner.npos) return inner;
        std::string& made = next_buffer();
        for (std::size_t i = 0; i < inner.size(); ++i) {
            made.push_back(inner[i]);
            if (inner[i] == '"') ++i;
        }
        if (!rest.empty()) made.insert(0, 1, '"').append("\"").append(rest);
        return made;
    }

    // Apart from the others: a cell's text must not move while the row is looked at.
    std::string& next_buffer() {
        if (made_used_ == made_.size()) made_.push_back(std::make_unique<std::string>());
        auto& buffer = *made_[made_used_++];
        buffer.clear();
        return buffer;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::vector<std::string_view> cells_;
    std::vector<std::unique_ptr<std::string>> made_;
    std::size_t made_used_ = 0;
};

}  // namespace

void read_csv(std::string_view text, char separator, const RowSink& sink) {
    CsvRows rows(text, separator);
    for (std::uint32_t number = 1; !rows.at_end() && number <= kMostRows; ++number)
        if (!sink({number, rows.next()})) return;
}

char separator_of(std::string_view text) {
    constexpr std::array kSeparators{',', '\t', ';', '|'};
    char best = ',';
    std::size_t most = 0;
    for (const char separator : kSeparators) {
        std::size_t cells = 0;
        read_csv(text, separator, [&](const Row& row) {
            const auto filled = std::ranges::count_if(row.cells, [](std::string_view cell) { return !cell.empty(); });
            cells += filled > 2 ? static_cast<std::size_t>(filled) : 0;
            return row.number < kMostRowsAbove;
        });
        if (cells > most) {
            most = cells;
            best = separator;
        }
    }
    return best;
}

}  // namespace recoup::bill::inline table
