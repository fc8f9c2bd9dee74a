// A bill as it comes: CSV in any of its encodings, XLSX, or a ZIP with one of them, with a password or without; of
// WeChat, Alipay, JD or any bank. Bytes in, payments out. Any thread; a worker's work.
// Must not know: files, windows, databases, cases.
#pragma once

#include <optional>
#include <string_view>

#include "bill/formats/sheet.h"
#include "bill/text/gb18030.h"

namespace recoup::bill {

struct Habit {
    SheetHabit sheet;
    const Gb18030* gb18030 = nullptr;               // outlives the call
    std::optional<std::string_view> password = {};  // of an archive
};

// Errors of kind work, one sentence each: too large, wants a password or another one, damaged (code
// damaged), no bill, no payment in it. A row that cannot be read is left out and counted.
core::Result<core::Bill> read_bill(ByteView file, const Habit& habit);

// Whether it is an archive that wants a password.
bool is_locked(ByteView file);

}  // namespace recoup::bill
