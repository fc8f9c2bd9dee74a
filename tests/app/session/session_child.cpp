// A program of its own that adds cases to a file and notes the identity of each that was acknowledged.
// usage: session_child FILE ACKNOWLEDGED COUNT
#include <fcntl.h>

#include <cstdlib>
#include <iostream>

#include "app/session/session_fixture.h"

int main(int argc, char** argv) {
    using namespace recoup;
    if (argc != 4) return 2;
    const test::StillClock clock;
    const test::FixedZones zones;
    test::RandomIds ids;
    const core::Rulebook rules;
    auto opened =
        app::Session::open(argv[1], false, {.clock = clock, .zones = zones, .ids = ids, .rules = rules, .wake = {}});
    if (!opened) return 3;
    auto& session = **opened;
    const int notes = ::open(argv[2], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    for (int i = 0; i < std::atoi(argv[3]); ++i) {
        const auto shot = test::original_of("original " + to_string(ids.next()) + std::string(5'000, 'x'));
        auto command = test::add_case("case " + std::to_string(i));
        command.evidence = {test::evidence_of(shot)};
        const auto change = session.dispatch(command, {shot});
        if (!change || !session.flush()) return 1;
        const auto line = to_string(change->case_uuid) + "\n";
        if (::write(notes, line.data(), line.size()) != static_cast<ssize_t>(line.size())) return 1;
    }
    return 0;
}
