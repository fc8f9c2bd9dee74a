#include "export/ics.h"

#include <fmt/format.h>

#include <chrono>

#include "core/base/text.h"

namespace recoup::exporting {
namespace {

using namespace std::chrono;

constexpr std::size_t kMostOctets = 75;

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::string date(core::Day day) {
    return fmt::format("{:04}{:02}{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

// In UTC.
std::string moment(core::Instant instant) {
    const auto day = floor<days>(instant);
    const hh_mm_ss time{instant - day};
    return fmt::format("{}T{:02}{:02}{:02}Z", date(core::Day{day}), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

// Before the event, if it is a round span: it moves with the event when that is moved by hand. Else the moment itself.
std::string trigger(const CalendarEvent& event, core::Instant alarm) {
    if (!event.due.is_day()) {
        const auto lead = event.due.instant - alarm;
        if (lead == seconds{0}) return "TRIGGER:PT0S";
        if (lead > seconds{0} && lead % days{1} == seconds{0}) return fmt::format("TRIGGER:-P{}D", lead / days{1});
        if (lead > seconds{0} && lead % minutes{1} == seconds{0})
            return fmt::format("TRIGGER:-PT{}M", lead / minutes{1});
    }
    return "TRIGGER;VALUE=DATE-TIME:" + moment(alarm);
}

class Writer {
  public:
    void line(std::string_view text) { out_ += fold_ics_line(text); }
    void text(std::string_view name, std::string_view value) {
        line(fmt::format("{}:{}", name, escape_ics_text(value)));
    }
    std::string take() { return std::move(out_); }

  private:
    std::string out_;
};

void write_alarm(Writer& writer, const CalendarEvent& event, core::Instant alarm) {
    writer.line("BEGIN:VALARM");
    writer.line("ACTION:DISPLAY");
    writer.text("DESCRIPTION", event.summary);
    writer.line(trigger(event, alarm));
    writer.line("END:VALARM");
}

void write_event(Writer& writer, const CalendarEvent& event) {
    writer.line("BEGIN:VEVENT");
    writer.text("UID", event.uid);
    // Without a METHOD it says when the event was last revised (3.8.7.2), so two exports of one state are the same.
    writer.line("DTSTAMP:" + moment(event.modified));
    writer.line("CREATED:" + moment(event.created));
    writer.line("LAST-MODIFIED:" + moment(event.modified));
    writer.line(fmt::format("SEQUENCE:{}", event.sequence));
    if (event.due.is_day()) {
        writer.line("DTSTART;VALUE=DATE:" + date(event.due.day));
        writer.line("DTEND;VALUE=DATE:" + date(core::Day{local_days{event.due.day} + days{1}}));
    } else {
        writer.line("DTSTART:" + moment(event.due.instant));
    }
    writer.text("SUMMARY", event.summary);
    if (!event.description.empty()) writer.text("DESCRIPTION", event.description);
    writer.line(event.cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    writer.line("TRANSP:TRANSPARENT");
    if (!event.cancelled)
        for (const auto alarm : event.alarms) write_alarm(writer, event, alarm);
    writer.line("END:VEVENT");
}

}  // namespace

std::string escape_ics_text(std::string_view text) {
    std::string escaped;
    for (const char c : core::without_controls(text)) {
        if (c == '\n')
            escaped += "\\n";
        else if (c == '\\' || c == ';' || c == ',')
            escaped.append("\\").push_back(c);
        else if (c != '\t')
            escaped += c;
    }
    return escaped;
}

std::string fold_ics_line(std::string_view line) {
    std::string folded;
    std::size_t room = kMostOctets;
    while (line.size() > room) {
        auto cut = room;
        while (cut > 1 && continues_character(line[cut])) --cut;
        folded.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = kMostOctets - 1;  // the space counts
    }
    return folded.append(line).append("\r\n");
}

std::string to_ics(std::span<const CalendarEvent> events, std::string_view name) {
    Writer writer;
    writer.line("BEGIN:VCALENDAR");
    writer.line("VERSION:2.0");
    writer.line("PRODID:-//Recoup//Recoup " RECOUP_VERSION "//EN");
    writer.line("CALSCALE:GREGORIAN");
    writer.text("X-WR-CALNAME", name);
    for (const auto& event : events) write_event(writer, event);
    writer.line("END:VCALENDAR");
    return writer.take();
}

}  // namespace recoup::exporting
