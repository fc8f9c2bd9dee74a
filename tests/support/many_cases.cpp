#include "support/many_cases.h"

#include <array>
#include <random>
#include <stdexcept>

#include "store/file/file.h"
#include "store/sql/digest.h"
#include "support/ids.h"

namespace recoup::test {
namespace {

using namespace std::chrono;

constexpr std::array kThings = {"会员充值", "手机",       "演唱会门票", "网课",      "酒店预订", "Music 年费",
                                "电影票",   "扫地机器人", "话费",       "游戏点券",  "外卖订单", "Cloud 存储",
                                "机票改签", "健身卡",     "耳机",       "购物车商品"};
constexpr std::array kTroubles = {"支付显示失败但已扣款",
                                  "无法播放，系统显示一切正常",
                                  "三天后出现故障",
                                  "只退一半",
                                  "重复扣费",
                                  "未收到货",
                                  "与描述不符",
                                  "自动续费无法取消",
                                  "保修三次仍未修好",
                                  "优惠被取消",
                                  "页面一直转圈",
                                  "客服不回复"};
constexpr std::array kPlatforms = {"支付宝", "微信支付", "京东", "某音乐平台", "App Store", "携程", "美团", "Steam"};
constexpr std::array kNotes = {"客服说系统显示一切正常，要求退款", "截图已保存，等待平台答复",
                               "Refund promised by phone, 50% only", "订单_编号与账单不一致", ""};

class Teller {
  public:
    explicit Teller(core::Instant now) : now_(now), picture_(std::make_shared<store::Bytes>(4000, std::uint8_t{'x'})) {
        original_ = {store::sha256_hex(*picture_), picture_, {1, 2, 3}, 1, 1};
    }

    store::Entry next() {
        const int i = count_++;
        store::Entry entry;
        auto& change = entry.change;
        change.uuid = ids_.next();
        change.case_uuid = ids_.next();
        change.at = now_;
        const auto row = case_row(i, change.case_uuid);
        change.args = {row.title};
        change.rows.push_back({{}, row});
        for (int slot = 0; slot < 3; ++slot)
            change.rows.push_back(
                {{}, core::SlotRow{ids_.next(), row.uuid, static_cast<core::EvidenceKind>(slot), slot}});
        change.rows.push_back({{}, evidence_row(i, row.uuid)});
        entry.originals = {original_};
        if (!row.ended_at) change.rows.push_back({{}, deadline_row(i, row.uuid)});
        return entry;
    }

  private:
    template <class T>
    const char* any(const T& of) {
        return of[random_() % of.size()];
    }

    core::CaseRow case_row(int i, const core::Uuid& uuid) {
        core::CaseRow row;
        row.uuid = uuid;
        row.number = i + 1;
        row.title = std::string(any(kThings)) + any(kTroubles) + ' ' + std::to_string(random_() % 1000);
        row.platform = any(kPlatforms);
        row.order_no = "2026" + std::to_string(random_() % 100'000'000);
        row.note = any(kNotes);
        row.problem = static_cast<core::Problem>(random_() % 10);
        row.stage = static_cast<core::Stage>(i % core::kStageCount);
        row.paid_minor = static_cast<std::int64_t>(random_() % 500'000);
        row.claimed_minor = row.paid_minor;
        row.paid_at = core::at_instant(now_ - days{9});
        row.stage_since = row.created_at = row.updated_at = now_ - days{8};
        row.position = std::int64_t{i} * 1024;
        if (row.stage == core::Stage::refunded) {
            row.outcome = core::Outcome::full;
            row.received_minor = row.paid_minor;
            row.ended_at = now_;
        }
        return row;
    }

    core::EvidenceRow evidence_row(int i, const core::Uuid& case_uuid) {
        core::EvidenceRow row;
        row.uuid = ids_.next();
        row.case_uuid = case_uuid;
        row.number = i + 1;
        row.name = "screenshot.png";
        row.sha256 = original_.sha256;
        row.bytes = static_cast<std::int64_t>(picture_->size());
        row.added_at = now_;
        return row;
    }

    core::DeadlineRow deadline_row(int i, const core::Uuid& case_uuid) {
        core::DeadlineRow row;
        row.uuid = ids_.next();
        row.case_uuid = case_uuid;
        row.number = i + 1;
        row.title = "等待平台答复";
        row.due = core::at_instant(now_ + days{4 + i % 60});
        row.created_at = now_;
        return row;
    }

    core::Instant now_;
    std::shared_ptr<const store::Bytes> picture_;
    store::Original original_;
    CountingIds ids_;
    std::mt19937 random_{20261122};
    int count_ = 0;
};

template <class T>
T expect(core::Result<T> result) {
    if (!result) throw std::runtime_error(core::sentence(core::Lang::en, result.error()));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace

void make_many_cases(const std::filesystem::path& path, int count, core::Instant now) {
    constexpr int kBatch = 1000;
    CountingIds ids;
    const auto file_uuid = ids.next();
    expect(store::File::create(path, {file_uuid, ids.next(), now}));
    const auto file = expect(store::File::open(path, {}));
    file->connection().db().exec("PRAGMA synchronous=OFF");  // nothing here has to outlive a power cut
    Teller teller(now);
    store::Head head;
    for (int made = 0; made < count;) {
        std::vector<store::Entry> batch;
        for (; made < count && static_cast<int>(batch.size()) < kBatch; ++made) batch.push_back(teller.next());
        const auto result = file->commit(batch, head);
        if (result.status != store::CommitResult::Status::done) throw std::runtime_error("the store refuses the cases");
        head = result.head;
    }
}

}  // namespace recoup::test
