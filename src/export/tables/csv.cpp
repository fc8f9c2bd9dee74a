#include "export/tables/csv.h"

#include "core/base/money.h"
#include "core/base/text.h"
#include "export/tables/column_names.h"
#include "export/tables/columns.h"

namespace recoup::exporting::inline tables {
namespace {

constexpr std::string_view kMark = "\xef\xbb\xbf";
constexpr std::size_t kExactDigits = 11;  // of a number that Excel shows as it is

bool calculates(std::string_view text) {
    const auto first = text.find_first_not_of('\'');
    return first != text.npos && std::string_view("=+-@\t\r").find(text[first]) != text.npos;
}

bool loses_digits(std::string_view text) {
    const bool number = !text.empty() && std::ranges::all_of(text, core::is_digit);
    return number && (text.size() > kExactDigits || (text.size() > 1 && text[0] == '0'));
}

void append_quoted(std::string& out, std::string_view text) {
    if (text.find_first_of("\",\r\n") == text.npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void append_text(std::string& out, std::string_view text, bool excel) {
    if (excel && loses_digits(text))
        append_quoted(out, "=\"" + std::string(text) + "\"");
    else if (calculates(text))
        append_quoted(out, "'" + std::string(text));
    else
        append_quoted(out, text);
}

// Calls take(column, write), write(out) being what puts its field there: one for each column of the table, in its
// order.
template <class R, class Take>
void each_column(const R& row, const core::CaseRow* of, const CsvChoice& choice, Take&& take) {
    const auto moment = [&](std::string_view column, bool known, auto instant, auto day) {
        take(column, [&](std::string& out) {
            if (known) out += core::to_iso(instant(), *choice.zones, choice.zone);
        });
        take(std::string(column) + "_day", [&](std::string& out) {
            if (known) out += core::to_iso(day());
        });
    };
    const auto local_day = [&](core::Instant instant) {
        return core::Day{std::chrono::floor<std::chrono::days>(core::to_local(*choice.zones, choice.zone, instant))};
    };
    // A moment by which something is due is the end of its day; all others are its beginning.
    const auto when = [&](std::string_view column, const core::When* value) {
        const bool ends = column == "due" || column == "earliest" || column == "latest" || column == "promised_by";
        moment(
            column, value != nullptr,
            [&] { return ends ? core::last_second(*value, *choice.zones) : core::first_second(*value, *choice.zones); },
            [&] { return value->is_day() ? value->day : local_day(value->instant); });
    };
    const auto instant = [&](std::string_view column, const core::Instant* value) {
        moment(
            column, value != nullptr, [&] { return *value; }, [&] { return local_day(*value); });
    };
    core::fields(row, [&](std::string_view column, const auto& member) {
        using T = std::decay_t<decltype(member)>;
        if constexpr (std::is_same_v<T, core::Instant>) {
            instant(column, &member);
        } else if constexpr (std::is_same_v<T, std::optional<core::Instant>>) {
            instant(column, member ? &*member : nullptr);
        } else if constexpr (std::is_same_v<T, core::When>) {
            when(column, &member);
        } else if constexpr (std::is_same_v<T, std::optional<core::When>>) {
            when(column, member ? &*member : nullptr);
        } else if constexpr (std::is_same_v<T, std::optional<std::int64_t>>) {
            if (is_amount(column))
                take(column.substr(0, column.size() - std::string_view("_minor").size()), [&](std::string& out) {
                    if (member && of) out += core::format_decimal(*member, of->currency);
                });
            take(column, [&](std::string& out) {
                if (member) out += std::to_string(*member);
            });
        } else if constexpr (std::is_same_v<T, std::int64_t>) {
            if constexpr (requires { row.currency; })
                if (is_amount(column))
                    take(column.substr(0, column.size() - std::string_view("_minor").size()),
                         [&](std::string& out) { out += core::format_decimal(member, row.currency); });
            take(column, [&](std::string& out) { out += std::to_string(member); });
        } else if constexpr (std::is_same_v<T, bool>) {
            take(column, [&](std::string& out) { out += member ? '1' : '0'; });
        } else if constexpr (std::is_same_v<T, std::string>) {
            take(column, [&](std::string& out) { append_text(out, member, choice.excel); });
        } else if constexpr (std::is_same_v<T, core::Uuid>) {
            take(column, [&](std::string& out) { out += to_string(member); });
        } else if constexpr (std::is_same_v<T, std::optional<core::Uuid>>) {
            take(column, [&](std::string& out) {
                if (member) out += to_string(*member);
            });
        } else if constexpr (std::is_enum_v<T>) {
            take(column, [&](std::string& out) { out += core::token(member); });
        } else {
            take(column, [&](std::string& out) {
                if (member) out += core::token(*member);
            });
        }
        if (column == "case_uuid" && !std::is_same_v<R, core::CaseRow>)
            take("case_number", [&](std::string& out) {
                if (of) out += std::to_string(of->number);
            });
    });
}

template <class R>
std::vector<std::string> columns_of() {
    std::vector<std::string> names;
    each_column(R{}, nullptr, {}, [&](std::string_view column, auto&&) { names.emplace_back(column); });
    return names;
}

// Which columns are written, by their place in the table.
core::Result<std::vector<std::size_t>> chosen_columns(const std::vector<std::string>& all, const CsvChoice& choice) {
    std::vector<std::size_t> places;
    for (const auto& field : choice.fields) {
        const auto found = std::ranges::find(all, field);
        if (found == all.end()) return core::fail(core::ErrorKind::usage, "export_no_column"_tr, {field});
        places.push_back(static_cast<std::size_t>(found - all.begin()));
    }
    if (choice.fields.empty())
        for (std::size_t i = 0; i < all.size(); ++i) places.push_back(i);
    return places;
}

template <class R>
class Writer {
  public:
    Writer(const CsvChoice& choice, std::vector<std::size_t> places, const std::vector<std::string>& names)
        : choice_(choice), places_(std::move(places)), wanted_(names.size()), parts_(names.size()) {
        for (const auto place : places_) wanted_[place] = 1;
        in_order_ = std::ranges::is_sorted(places_);
        if (choice_.mark) out_ += kMark;
        for (const auto place : places_) {
            if (place != places_.front()) out_ += ',';
            const auto& name = names[place];
            append_text(out_, choice_.headers ? column_label(*choice_.headers, name) : std::string_view(name), false);
        }
        out_ += "\r\n";
    }

    void add(const R& row, const core::CaseRow* of) {
        if (choice_.content.whole())
            write(row, of);
        else
            write(shown_row(choice_.content, row), of);
    }

    std::string take() { return std::move(out_); }

  private:
    void write(const R& row, const core::CaseRow* of) {
        std::size_t at = 0;
        bool first = true;
        each_column(row, of, choice_, [&](std::string_view, auto&& put) {
            const auto place = at++;
            if (wanted_[place] == 0) return;
            if (!in_order_) {
                parts_[place].clear();
                put(parts_[place]);
                return;
            }
            if (!first) out_ += ',';
            first = false;
            put(out_);
        });
        if (!in_order_)
            for (std::size_t i = 0; i < places_.size(); ++i) (i == 0 ? out_ : out_ += ',') += parts_[places_[i]];
        out_ += "\r\n";
    }

    const CsvChoice& choice_;
    std::vector<std::size_t> places_;
    std::vector<char> wanted_;
    std::vector<std::string> parts_;  // of one row, where the order is another
    bool in_order_ = true;
    std::string out_;
};

template <class R>
void add_rows(Writer<R>& writer, const core::State& state, ChosenCases cases, const Content& content) {
    if constexpr (std::is_same_v<R, core::CaseRow>) {
        for (const auto* record : cases) writer.add(record->row, &record->row);
    } else if constexpr (core::kOfCase<R>) {
        if (is_left_out<R>(content)) return;
        for (const auto* record : cases)
            for (const auto* row : rows_in_order<R>(*record)) writer.add(*row, &record->row);
    } else if constexpr (std::is_same_v<R, core::PlatformRow>) {
        for (const auto& record : state.platforms()) writer.add(record.row, nullptr);
    } else if constexpr (std::is_same_v<R, core::ClauseRow>) {
        for (const auto& record : state.platforms())
            for (const auto& clause : record.clauses) writer.add(clause, nullptr);
    } else if constexpr (std::is_same_v<R, core::PhraseRow>) {
        for (const auto& row : state.phrases()) writer.add(row, nullptr);
    } else if constexpr (std::is_same_v<R, core::RefusedRow>) {
        for (const auto& row : state.refused()) writer.add(row, nullptr);
    } else if (!is_left_out<R>(content)) {
        for (const auto* row : payments_in_order(state, cases)) {
            const auto* record = row->case_uuid ? state.find(*row->case_uuid) : nullptr;
            writer.add(*row, record ? &record->row : nullptr);
        }
    }
}

}  // namespace

std::vector<std::string_view> csv_tables() {
    std::vector<std::string_view> names;
    core::each_table([&]<class R>() { names.push_back(core::table_name<R>()); });
    return names;
}

std::vector<std::string> csv_columns(std::string_view table) {
    std::vector<std::string> names;
    core::each_table([&]<class R>() {
        if (core::table_name<R>() == table) names = columns_of<R>();
    });
    return names;
}

core::Result<std::string> csv(std::string_view table, const core::State& state, ChosenCases cases,
                              const CsvChoice& choice) {
    const auto names = csv_columns(table);
    auto places = chosen_columns(names, choice);
    if (!places) return tl::unexpected(places.error());
    std::string text;
    core::each_table([&]<class R>() {
        if (core::table_name<R>() != table) return;
        Writer<R> writer(choice, std::move(*places), names);
        add_rows<R>(writer, state, cases, choice.content);
        text = writer.take();
    });
    return text;
}

core::Result<std::string> csv_of_cases(const std::function<core::Result<void>(const TakeCase&)>& each,
                                       const CsvChoice& choice) {
    const auto names = columns_of<core::CaseRow>();
    auto places = chosen_columns(names, choice);
    if (!places) return tl::unexpected(places.error());
    Writer<core::CaseRow> writer(choice, std::move(*places), names);
    const auto told = each([&](const core::CaseRow& row) { writer.add(row, &row); });
    if (!told) return tl::unexpected(told.error());
    return writer.take();
}

std::string csv_text(std::string_view text, bool excel) {
    std::string out;
    append_text(out, text, excel);
    return out;
}

}  // namespace recoup::exporting::inline tables
