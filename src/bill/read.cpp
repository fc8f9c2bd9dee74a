#include "bill/read.h"

#include <algorithm>

#include "bill/container/zip.h"
#include "bill/table/csv.h"
#include "bill/table/xlsx.h"
#include "bill/text/encoding.h"

namespace recoup::bill {
namespace {

using core::ErrorKind;

bool begins(ByteView file, std::string_view mark) {
    return file.size() >= mark.size() && std::ranges::equal(file.first(mark.size()), std::as_bytes(std::span(mark)));
}

bool ends_in(std::string_view name, std::string_view ending) {
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
    return name.size() >= ending.size() && std::ranges::equal(name.substr(name.size() - ending.size()), ending, same);
}

core::Result<core::Bill> read_text(ByteView file, const Habit& habit) {
    std::string made;
    const auto text = utf8_of(file, *habit.gb18030, has_known_heading, made);
    const char separator = separator_of(text);
    const auto each_row = [&](const RowSink& sink) -> core::Result<void> {
        read_csv(text, separator, sink);
        return {};
    };
    return read_sheet(each_row, habit.sheet);
}

// The first sheet that is a bill, whatever it is called; else what is wrong with the first.
core::Result<core::Bill> read_workbook(Zip& zip, const Habit& habit) {
    const auto book = Workbook::open(zip);
    if (!book) return tl::unexpected(book.error());
    core::Result<core::Bill> first = core::fail(ErrorKind::work, "bill_empty"_tr);
    for (std::size_t sheet = 0; sheet < book->sheets(); ++sheet) {
        auto bill = read_sheet([&](const RowSink& sink) { return book->read(sheet, sink); }, habit.sheet);
        if (bill || sheet == 0) first = std::move(bill);
        if (first) return first;
    }
    return first;
}

// A bill as it came by mail.
core::Result<core::Bill> read_parcel(Zip& zip, const Habit& habit) {
    core::Result<core::Bill> first = core::fail(ErrorKind::work, "bill_not_in_archive"_tr);
    bool tried = false;
    for (const auto& entry : zip.entries()) {
        const bool workbook = ends_in(entry.name, ".xlsx");
        if (!workbook && !ends_in(entry.name, ".csv") && !ends_in(entry.name, ".txt")) continue;
        core::Result<core::Bill> bill = zip.read(entry, habit.password).and_then([&](const Bytes& bytes) {
            if (!looks_like_zip(bytes)) return read_text(bytes, habit);
            auto inner = Zip::open(bytes);
            if (!inner) return core::Result<core::Bill>(tl::unexpected(inner.error()));
            inner->limit(zip.left());
            return read_workbook(*inner, habit);
        });
        if (bill || !tried) first = std::move(bill);
        if (first) return first;
        tried = true;
    }
    return first;
}

}  // namespace

core::Result<core::Bill> read_bill(ByteView file, const Habit& habit) {
    if (file.size() > kMostOpenBytes) return core::fail(ErrorKind::work, "bill_too_large"_tr);
    if (file.empty()) return core::fail(ErrorKind::work, "bill_empty"_tr);
    if (begins(file, "%PDF")) return core::fail(ErrorKind::work, "bill_pdf"_tr);
    if (begins(file, "\xD0\xCF\x11\xE0")) return core::fail(ErrorKind::work, "bill_old_workbook"_tr);
    if (!looks_like_zip(file)) return read_text(file, habit);
    auto zip = Zip::open(file);
    if (!zip) return tl::unexpected(zip.error());
    return is_workbook(*zip) ? read_workbook(*zip, habit) : read_parcel(*zip, habit);
}

bool is_locked(ByteView file) {
    if (!looks_like_zip(file)) return false;
    const auto zip = Zip::open(file);
    return zip && std::ranges::any_of(zip->entries(), &ZipEntry::encrypted);
}

}  // namespace recoup::bill
