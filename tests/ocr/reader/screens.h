// The reader with the networks of this build, and screens to read: photographs of telephones that say what is listed
// here.
#pragma once

#include <string>
#include <vector>

#include "assets/embedded.h"
#include "media/picture/decode.h"
#include "media/pictures.h"
#include "ocr/reader/reader.h"

namespace recoup::ocr::test {

struct Screen {
    const char* name;
    std::vector<std::string> says;  // without blanks
};

inline const std::vector<Screen>& screens() {
    static const std::vector<Screen> all{
        {"bank-sms",
         {"95500", "2026-11-2020:14", "【长河银行】您尾号4821的储蓄", "出人民币328.00元，余额", "6,120.55元。",
          "5,792.55元。"}},
        {"order-detail",
         {"订单详情", "已签收", "海豚X3手机12GB+256GB", "￥3,999.00", "HT8820261113094517", "2026-11-1309:45:17",
          "2026-11-1309:45:40"}},
        {"payment-success",
         {"支付成功", "￥328.00", "海豚数码旗舰店", "储蓄卡（尾号4821", "20261120220014886301", "2026-11-2020:14:06"}},
        {"playback-error",
         {"视频加载失败，请稍后重试", "错误代码V-50213", "会员有效期至2026-12-20", "已开通会员￥25.00/月"}},
        {"service-terms",
         {"用户服务协议", "因平台系统故障导致服务不可用累计超", "过24小时的，用户有权申请退还未使用期间的"}},
        {"support-chat",
         {"星河视频在线客服", "2026-11-2109:02", "我付费开通会员后无法播放任何", "号XH2026112000731。",
          "需要您提供支付凭证，我们才能", "工单号55102，预计24"}}};
    return all;
}

inline media::Image screen_image(const std::string& name) {
    return media::decode(media::test::read_source_file("tests/data/screens/" + name + ".png")).value();
}

inline View view_of(const media::Image& image) {
    return {image.rgba.data(), image.width, image.height};
}

// Nothing in a build without networks, which tests/cli holds to saying so.
inline std::optional<Reader> open_reader(Path path = best_path()) {
    const auto [finder, recogniser, characters] = assets::networks();
    return Reader::open(finder, recogniser, characters, path);
}

inline std::vector<Line> lines_of(const Reader& reader, const media::Image& image, int threads = 2) {
    return reader.read(view_of(image), threads, portable::StopSource().token()).value();
}

// Blanks are a matter of taste.
inline std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

inline std::string text_of(const std::vector<Line>& lines) {
    std::string text;
    for (const auto& line : lines) text += without_blanks(line.text) + '\n';
    return text;
}

inline std::vector<std::string> missing(const Screen& screen, const std::vector<Line>& lines) {
    const auto text = text_of(lines);
    std::vector<std::string> out;
    for (const auto& words : screen.says)
        if (text.find(words) == std::string::npos) out.push_back(words);
    return out;
}

}  // namespace recoup::ocr::test
