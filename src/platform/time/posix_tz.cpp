#include "platform/time/posix_tz.h"

namespace recoup::platform::inline time {

using std::chrono::seconds;

// Reads left to right; every step gives nothing at the first character that does not fit.
class PosixTzReader {
  public:
    explicit PosixTzReader(std::string_view text) : rest_(text) {}

    std::optional<PosixTz> read() {
        PosixTz tz;
        if (!name() || !offset(tz.standard_)) return std::nullopt;
        tz.summer_ = tz.standard_ + std::chrono::hours(1);
        if (rest_.empty()) return tz;
        if (!name()) return std::nullopt;
        if (!next_is(',') && !offset(tz.summer_)) return std::nullopt;
        PosixTz::Summer rules;
        if (!rule(rules.begin) || !rule(rules.end) || !rest_.empty()) return std::nullopt;
        tz.rules_ = rules;
        return tz;
    }

  private:
    bool next_is(char c) const { return rest_.starts_with(c); }

    bool take(char c) {
        if (!next_is(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    bool name() {
        const bool quoted = take('<');
        std::size_t length = 0;
        while (length < rest_.size() && in_name(rest_[length], quoted)) ++length;
        rest_.remove_prefix(length);
        return length >= 3 && length <= 16 && (!quoted || take('>'));
    }

    static bool in_name(char c, bool quoted) {
        const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return letter || (quoted && ((c >= '0' && c <= '9') || c == '+' || c == '-'));
    }

    std::optional<int> number(int most) {
        int value = 0;
        std::size_t digits = 0;
        for (; digits < rest_.size() && digits < 3 && rest_[digits] >= '0' && rest_[digits] <= '9'; ++digits)
            value = value * 10 + (rest_[digits] - '0');
        rest_.remove_prefix(digits);
        if (digits == 0 || value > most) return std::nullopt;
        return value;
    }

    bool time(seconds& out, int most_hours) {
        const bool negative = take('-');
        if (!negative) take('+');
        const auto hours = number(most_hours);
        if (!hours) return false;
        out = std::chrono::hours(*hours);
        for (const auto unit : {seconds(60), seconds(1)}) {
            if (!take(':')) break;
            const auto part = number(59);
            if (!part) return false;
            out += *part * unit;
        }
        if (negative) out = -out;
        return true;
    }

    // POSIX counts west as positive.
    bool offset(seconds& east) {
        seconds west;
        if (!time(west, 24)) return false;
        east = -west;
        return true;
    }

    bool rule(PosixTz::Rule& out) {
        if (!take(',') || !date(out)) return false;
        return !take('/') || time(out.time, 167);
    }

    bool date(PosixTz::Rule& out) {
        using Kind = PosixTz::Rule::Kind;
        if (take('M')) {
            out.kind = Kind::month_week_day;
            return part(out.month, 1, 12) && take('.') && part(out.week, 1, 5) && take('.') && part(out.day, 0, 6);
        }
        const bool julian = take('J');
        out.kind = julian ? Kind::julian_without_leap : Kind::day_of_year;
        return part(out.day, julian ? 1 : 0, 365);
    }

    bool part(int& out, int least, int most) {
        const auto value = number(most);
        if (!value || *value < least) return false;
        out = *value;
        return true;
    }

    std::string_view rest_;
};

std::chrono::local_seconds PosixTz::Rule::in(std::chrono::year year) const {
    using namespace std::chrono;
    const local_days new_year(year / January / 1);
    switch (kind) {
        case Kind::day_of_year:
            return new_year + days(day) + time;
        case Kind::julian_without_leap:
            return new_year + days(day - 1 + (year.is_leap() && day >= 60 ? 1 : 0)) + time;
        case Kind::month_week_day:
            break;
    }
    const std::chrono::month in_month(static_cast<unsigned>(month));
    const weekday wanted(static_cast<unsigned>(day));
    if (week == 5) return local_days(year / in_month / wanted[last]) + time;
    return local_days(year / in_month / wanted[static_cast<unsigned>(week)]) + time;
}

std::optional<PosixTz> PosixTz::parse(std::string_view text) {
    return PosixTzReader(text).read();
}

seconds PosixTz::utc_offset(core::Instant utc) const {
    using namespace std::chrono;
    if (!rules_) return standard_;
    const auto year = year_month_day(floor<days>(utc + standard_)).year();
    // Each switch is written in the time that holds before it.
    const auto start = sys_seconds(rules_->begin.in(year).time_since_epoch() - standard_);
    const auto end = sys_seconds(rules_->end.in(year).time_since_epoch() - summer_);
    // South of the equator summer spans the new year.
    const bool summer = start < end ? utc >= start && utc < end : utc >= start || utc < end;
    return summer ? summer_ : standard_;
}

}  // namespace recoup::platform::inline time
