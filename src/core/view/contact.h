// What the contacts tab, the overview and the command line show of a case's contacts and of who keeps it waiting: plain
// values with ready-made strings. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "core/model/stalling.h"
#include "core/view/board.h"

namespace recoup::core::inline view {

struct ContactView {
    Uuid uuid;
    std::int64_t number = 0;
    Direction direction{};
    Party party{};
    std::string who;       // "我方", or the party
    std::string words;     // theirs; empty where only the person's account is kept
    std::string text;      // the person's own account
    std::string when;      // "今天 22:30"
    std::string meta;      // "在线客服 · 工单 55102"
    std::string ticket;    // "55102"; empty without
    std::string pushback;  // "第 2 次推诿 · 说是设备问题"; empty without
    std::string promise;   // "承诺 11 月 22 日 22:30 前 · 未兑现"; empty without
    Kept kept = Kept::unknown;
    Tone promise_tone = Tone::off;
    std::vector<std::size_t> evidence;  // indexes into CaseRecord::evidence
};

// Newest first.
std::vector<ContactView> contact_views(const CaseRecord& record, const Reader& reader);

struct StallingView {
    struct Span {
        Turn who{};
        float part = 0;   // of the whole, 0 to 1
        std::string tip;  // "商家 · 11 月 20 日 20:40 至 11 月 21 日 09:05"
    };
    struct Party {
        Turn who{};
        std::string label, days;  // "商家", "12 天"
    };
    std::vector<Span> spans;
    std::vector<Party> parties;          // who held it at all, in the order of Turn
    std::string headline;                // "23 天里，19 天在等对方"
    std::vector<std::string> facts;      // "来回 9 次", "承诺 2 次，落空 1 次", "推诿 5 次"
    std::vector<std::string> pushbacks;  // "说系统正常 × 2"
};
StallingView stalling_view(const CaseRecord& record, const Reader& reader);

}  // namespace recoup::core::inline view
