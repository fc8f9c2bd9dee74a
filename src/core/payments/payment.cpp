#include "core/payments/payment.h"

#include <algorithm>
#include <cstring>

namespace recoup::core::inline payments {

std::string_view TextPool::keep(std::string_view text) {
    if (text.empty()) return {};
    const bool share = text.size() <= kLongestShared;
    if (share)
        if (const auto found = shared_.find(text); found != shared_.end()) return *found;
    if (text.size() > kBlock - used_) {
        blocks_.push_back(std::make_unique<char[]>(std::max(kBlock, text.size())));
        used_ = 0;
    }
    char* place = blocks_.back().get() + used_;
    std::memcpy(place, text.data(), text.size());
    used_ = std::min(kBlock, used_ + text.size());
    const std::string_view kept(place, text.size());
    if (share) shared_.insert(kept);
    return kept;
}

std::string_view paid_number(std::string_view refund_number) {
    const auto mark = refund_number.find('_');
    return mark == refund_number.npos || mark == 0 ? refund_number : refund_number.substr(0, mark);
}

}  // namespace recoup::core::inline payments
