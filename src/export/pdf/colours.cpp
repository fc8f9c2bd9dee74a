#include "export/pdf/colours.h"

#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "export/pdf/numbers.h"

namespace recoup::exporting::inline pdf {
namespace {

void put_fixed(std::string& out, double value) {
    put_u32(out, static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * 65536))));
}

std::string numbers(std::string_view type, std::span<const double> values) {
    std::string out(type);
    put_u32(out, 0);
    for (const double value : values) put_fixed(out, value);
    return out;
}

// In one language, ASCII.
std::string text(std::string_view words) {
    std::string out = "mluc";
    for (const std::uint32_t value : {0U, 1U, 12U}) put_u32(out, value);
    out += "enUS";
    put_u32(out, static_cast<std::uint32_t>(2 * words.size()));
    put_u32(out, 28);
    for (const char letter : words) {
        out += '\0';
        out += letter;
    }
    return out;
}

// Form 3 of a curve: ((a x + b) ^ g, and c x below d.
std::string curve() {
    std::string out = "para";
    put_u32(out, 0);
    put_u32(out, 3U << 16U);
    for (const double value : {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) put_fixed(out, value);
    return out;
}

struct Tag {
    std::string_view name;
    std::string data;
};

// All under the light D50, as the standard asks.
std::vector<Tag> tags() {
    constexpr double kWhite[] = {0.9642, 1, 0.8249};
    constexpr double kRed[] = {0.4360747, 0.2225045, 0.0139322}, kGreen[] = {0.3850649, 0.7168786, 0.0971045},
                     kBlue[] = {0.1430804, 0.0606169, 0.7141733};
    constexpr double kAdapted[] = {1.0478112,  0.0228866,  -0.0501270, 0.0295424, 0.9904844,
                                   -0.0170491, -0.0092345, 0.0150436,  0.7521316};
    return {{"desc", text("sRGB")},
            {"cprt", text("No copyright")},
            {"wtpt", numbers("XYZ ", kWhite)},
            {"rXYZ", numbers("XYZ ", kRed)},
            {"gXYZ", numbers("XYZ ", kGreen)},
            {"bXYZ", numbers("XYZ ", kBlue)},
            {"chad", numbers("sf32", kAdapted)},
            {"rTRC", curve()},
            {"gTRC", {}},
            {"bTRC", {}}};
}

}  // namespace

std::string srgb_profile() {
    constexpr std::uint32_t kHead = 128;
    const auto all = tags();
    std::string list, data;
    put_u32(list, static_cast<std::uint32_t>(all.size()));
    const auto begin = kHead + 4 + 12 * static_cast<std::uint32_t>(all.size());
    std::uint32_t place = 0, size = 0;
    for (const auto& tag : all) {
        if (!tag.data.empty()) {  // else it is the one before
            place = begin + static_cast<std::uint32_t>(data.size());
            size = static_cast<std::uint32_t>(tag.data.size());
            data += tag.data;
            while (data.size() % 4 != 0) data += '\0';
        }
        list += tag.name;
        put_u32(list, place);
        put_u32(list, size);
    }
    std::string head;
    put_u32(head, begin + static_cast<std::uint32_t>(data.size()));
    put_u32(head, 0);
    put_u32(head, 0x04200000);  // version 4.2
    head += "mntrRGB XYZ ";
    for (const std::uint32_t value : {2026U << 16U | 1U, 1U << 16U, 0U}) put_u32(head, value);  // when it was made
    head += "acsp";
    head.resize(68, '\0');
    for (const double value : {0.9642, 1.0, 0.8249}) put_fixed(head, value);
    head.resize(kHead, '\0');
    return head + list + data;
}

}  // namespace recoup::exporting::inline pdf
