// What a bill says: payments as values, with the texts they have in common kept once. Pure values, any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/base/time.h"
#include "core/base/uuid.h"
#include "core/base/words.h"

namespace recoup::core::inline payments {

// What the bill's words mean for somebody who is owed money.
struct PaymentMeaning {
    bool refund = false;            // money that came back
    bool price_protection = false;  // … since the price fell
    bool closed = false;            // the deal was closed
    bool failed = false;            // no money moved
    bool gift = false;              // a red packet, where equal ones are usual
    bool renews = false;            // it says that it is charged again

    bool operator==(const PaymentMeaning&) const = default;
};

// Texts are the bill's, trimmed; they live as long as the Bill.
struct Payment {
    std::uint32_t row = 0;  // of the sheet, from 1 on, what stands above the table counted
    Flow flow = Flow::neutral;
    PaymentMeaning meaning;
    bool day_only = false;  // the bill does not say when on that day
    Instant at{};
    std::int64_t amount_minor = 0;    // 0 to kMaxAmountMinor
    std::int64_t refunded_minor = 0;  // of a payment: what the bill says came back of it
    std::string_view currency;        // ISO 4217
    std::string_view counterpart, goods, kind, method, state, number, merchant_number;
};

// Keeps each text once, where it stays.
class TextPool {
  public:
    std::string_view keep(std::string_view text);

  private:
    static constexpr std::size_t kBlock = 64 * 1024;
    static constexpr std::size_t kLongestShared = 96;  // a number of its own row comes once anyway

    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t used_ = kBlock;
    std::unordered_set<std::string_view> shared_;
};

// A row that is no payment as it stands.
struct LeftOut {
    std::uint32_t row = 0;
    std::string text;  // what could not be read: a sum, a moment
};

struct Bill {
    BillSource source = BillSource::other;
    std::vector<Payment> payments;  // as the file has them; equal ones stay
    std::vector<LeftOut> left_out;  // the first kMostLeftOut of them
    std::size_t left_out_count = 0;
    bool refunds_in_place = false;  // what came back has no row of its own
    TextPool texts;
    // Of payments that are kept, for each: the case that it was put into, the nil uuid without one, and until when its
    // bill goes. Empty of a bill as it comes.
    std::vector<Uuid> in_case;
    std::vector<Instant> until;

    static constexpr std::size_t kMostLeftOut = 100;
};

// "200012345_refund_1" is the refund of "200012345".
std::string_view paid_number(std::string_view refund_number);

}  // namespace recoup::core::inline payments
