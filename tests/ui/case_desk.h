// A window with one case of interest, for tests of what is drawn around a case.
#pragma once

#include <cstdlib>
#include <utility>
#include <variant>

#include "support/ui_desk.h"

namespace recoup::testing {

struct CaseDesk : UiDesk {
    core::Uuid music;

    explicit CaseDesk(ImVec2 px = {1440, 900}, core::Lang lang = core::Lang::zh) : UiDesk(px, lang) {
        using namespace std::chrono;
        due_in(add("新手机使用一周出现性能问题", "某电商平台", core::Problem::goods_quality, 399900,
                   core::Stage::under_review),
               days{18} + hours{1});
        music = add("音乐平台付费后无法播放任何歌曲", "某音乐平台", core::Problem::service_outage, 1500,
                    core::Stage::contacted);
        core::EditCase edit{music, {}};
        edit.fields.claimed_minor = 1500;
        edit.fields.order_no = "MU20261120-88213";
        edit.fields.payment_method = "微信支付";
        edit.fields.refund_method = "原路退回";
        edit.fields.occurred_at = core::at_instant(*core::parse_instant("2026-11-20T20:14:00+08:00"));
        run(edit);
        for (const auto kind : {core::EvidenceKind::payment_proof, core::EvidenceKind::error_screen,
                                core::EvidenceKind::support_chat, core::EvidenceKind::terms})
            run(core::AddSlot{music, kind});
        attach(music, core::EvidenceKind::payment_proof, "支付成功.png");
        attach(music, core::EvidenceKind::error_screen, "无法播放.png");
        due_in(music, hours{6} + minutes{42} + seconds{10});
        touch = [this](ui::AppView& view) { view.history = history; };
        history = {{"把“音乐平台付费后无法播放任何歌曲”移到已联系客服", "今天 15:40", false},
                   {"为“音乐平台付费后无法播放任何歌曲”添加 2 份证据", "11 月 21 日 09:05", false},
                   {"新建案件“音乐平台付费后无法播放任何歌曲”", "11 月 20 日 20:40", true}};
        ui.drawer.case_uuid = music;
        claim("HOURS", core::ClaimFormula::share,
              {{"价格", "Price"}, {"故障小时数", "Hours down"}, {"总小时数", "Hours"}});
    }

    void claim(std::string id, core::ClaimFormula formula, std::vector<core::Bilingual> labels) {
        core::ClaimRule rule;
        rule.id = std::move(id);
        rule.jurisdictions = {"INT"};
        rule.title = {"按时间分摊", "Spread over time"};
        rule.conditions = {"服务有一段时间用不了。", "It could not be used for a time."};
        rule.formula = formula;
        rule.labels = std::move(labels);
        rules.claims.push_back(std::move(rule));
    }

    void attach(const core::Uuid& id, core::EvidenceKind kind, std::string name,
                core::FileClass file_class = core::FileClass::picture) {
        auto digest = std::to_string(++attached);
        digest.insert(0, 64 - digest.size(), 'a');
        run(core::AttachEvidence{
            id,
            {{.kind = kind, .name = std::move(name), .sha256 = digest, .bytes = 412000, .file_class = file_class}}});
    }
    // The only command that came out, of this kind.
    template <class T>
    const T& only() const {
        REQUIRE(commands.size() == 1);
        REQUIRE(std::holds_alternative<T>(commands[0]));
        return std::get<T>(commands[0]);
    }
    void save(const std::string& name, ui::ThemeChoice theme = ui::ThemeChoice::light) {
        const char* folder = std::getenv("RECOUP_PICTURES");
        if (!folder) return;
        choices.theme = theme;
        frame(3);
        headless.save_png(std::string(folder) + "/" + name + ".png");
    }

    std::vector<core::HistoryLine> history;
    int attached = 0;
};

}  // namespace recoup::testing
