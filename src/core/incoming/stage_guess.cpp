#include "core/incoming/stage_guess.h"

#include <algorithm>

#include "core/base/text.h"

namespace recoup::core::inline incoming {
namespace {

template <class T>
struct Clue {
    std::string_view word;  // small letters; "*" behind: a word that begins so
    T value;
};

// The first that is there decides: what takes another back stands ahead of it (“未退款” of “退款”).
constexpr Clue<Stage> kStages[] = {
    {"投诉", Stage::escalated},
    {"升级", Stage::escalated},
    {"12315", Stage::escalated},
    {"仲裁", Stage::escalated},
    {"起诉", Stage::escalated},
    {"监管", Stage::escalated},
    {"escalat*", Stage::escalated},
    {"complain*", Stage::escalated},
    {"dispute*", Stage::escalated},
    {"chargeback*", Stage::escalated},
    {"court", Stage::escalated},
    {"未退款", Stage::under_review},
    {"待退款", Stage::under_review},
    {"等退款", Stage::under_review},
    {"退款中", Stage::under_review},
    {"未到账", Stage::under_review},
    {"not refunded", Stage::under_review},
    {"awaiting refund", Stage::under_review},
    {"审核", Stage::under_review},
    {"审查", Stage::under_review},
    {"受理", Stage::under_review},
    {"review*", Stage::under_review},
    {"verif*", Stage::under_review},
    {"processing", Stage::under_review},
    {"未完成", Stage::contacted},
    {"未联系", Stage::evidence},
    {"待联系", Stage::evidence},
    {"not done", Stage::contacted},
    {"退款", Stage::refunded},
    {"到账", Stage::refunded},
    {"完成", Stage::refunded},
    {"已解决", Stage::refunded},
    {"已结束", Stage::refunded},
    {"结案", Stage::refunded},
    {"refunded", Stage::refunded},
    {"done", Stage::refunded},
    {"complete*", Stage::refunded},
    {"resolved", Stage::refunded},
    {"closed", Stage::refunded},
    {"finished", Stage::refunded},
    {"联系", Stage::contacted},
    {"沟通", Stage::contacted},
    {"客服", Stage::contacted},
    {"等待", Stage::contacted},
    {"进行中", Stage::contacted},
    {"处理中", Stage::contacted},
    {"contact*", Stage::contacted},
    {"doing", Stage::contacted},
    {"waiting", Stage::contacted},
    {"in progress", Stage::contacted},
    {"pending", Stage::contacted},
    {"收集", Stage::evidence},
    {"证据", Stage::evidence},
    {"取证", Stage::evidence},
    {"待办", Stage::evidence},
    {"待处理", Stage::evidence},
    {"未开始", Stage::evidence},
    {"to do", Stage::evidence},
    {"todo", Stage::evidence},
    {"to-do", Stage::evidence},
    {"backlog", Stage::evidence},
    {"evidence", Stage::evidence},
    {"collect*", Stage::evidence},
    {"inbox", Stage::evidence},
    {"new", Stage::evidence},
};

constexpr Clue<EvidenceKind> kProofs[] = {
    {"聊天", EvidenceKind::support_chat},
    {"客服记录", EvidenceKind::support_chat},
    {"沟通记录", EvidenceKind::support_chat},
    {"chat*", EvidenceKind::support_chat},
    {"支付凭证", EvidenceKind::payment_proof},
    {"付款", EvidenceKind::payment_proof},
    {"支付", EvidenceKind::payment_proof},
    {"payment*", EvidenceKind::payment_proof},
    {"receipt*", EvidenceKind::payment_proof},
    {"银行流水", EvidenceKind::bank_record},
    {"流水", EvidenceKind::bank_record},
    {"bank", EvidenceKind::bank_record},
    {"发票", EvidenceKind::invoice},
    {"invoice*", EvidenceKind::invoice},
    {"订单", EvidenceKind::order_detail},
    {"order*", EvidenceKind::order_detail},
    {"物流", EvidenceKind::logistics},
    {"tracking", EvidenceKind::logistics},
    {"寄回", EvidenceKind::shipping_proof},
    {"return label", EvidenceKind::shipping_proof},
    {"协议", EvidenceKind::terms},
    {"条款", EvidenceKind::terms},
    {"terms", EvidenceKind::terms},
    {"报错", EvidenceKind::error_screen},
    {"错误", EvidenceKind::error_screen},
    {"error*", EvidenceKind::error_screen},
    {"商品照片", EvidenceKind::product_photo},
    {"实物", EvidenceKind::product_photo},
    {"photo*", EvidenceKind::product_photo},
    {"检测", EvidenceKind::inspection},
    {"inspection*", EvidenceKind::inspection},
    {"维修", EvidenceKind::repair_record},
    {"repair*", EvidenceKind::repair_record},
};

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

std::string plain(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto c = plain_width(take_code_point(text));
        append_utf8(out, c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return out;
}

// A Latin word only as a whole: “new” is not in “renewal”.
bool holds(std::string_view text, std::string_view word) {
    const bool begins = word.ends_with('*');
    if (begins) word.remove_suffix(1);
    const bool latin = is_letter(word.front());
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool whole =
            (at == 0 || !is_letter(text[at - 1])) && (begins || end == text.size() || !is_letter(text[end]));
        if (!latin || whole) return true;
    }
    return false;
}

template <class T>
std::optional<T> first_of(std::span<const Clue<T>> clues, std::string_view name) {
    const auto text = plain(name);
    const auto found = std::ranges::find_if(clues, [&](const Clue<T>& clue) { return holds(text, clue.word); });
    if (found == clues.end()) return std::nullopt;
    return found->value;
}

}  // namespace

std::optional<Stage> guess_stage(std::string_view list) {
    return first_of<Stage>(kStages, list);
}

std::optional<EvidenceKind> guess_proof(std::string_view entry) {
    return first_of<EvidenceKind>(kProofs, entry);
}

}  // namespace recoup::core::inline incoming
