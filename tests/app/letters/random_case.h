// Cases as nobody would think of them, the same from the same seed. What is written in them are tokens that say what
// they are: "W7" words of the other side, "N7" a note, "T7" a ticket, "E7" what evidence shows.
#pragma once

#include <random>

#include "core/law/playbook.h"
#include "core/model/state.h"
#include "support/ids.h"
#include "support/zones.h"

namespace recoup::test {

inline constexpr core::Instant kLettersNow =
    std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours{7} + std::chrono::minutes{50};

struct RandomCase {
    RandomCase(std::uint32_t seed, std::span<const core::Playbook> playbooks, const core::Zones& zones);

    core::State state;
    const core::CaseRecord* record = nullptr;
    const core::Playbook* playbook = nullptr;
    std::string clause_text;  // of the platform's directory; empty without

  private:
    std::size_t below(std::size_t end) { return random_() % end; }
    bool one_in(std::size_t chances) { return below(chances) == 0; }
    std::string token(char kind) { return kind + std::to_string(++tokens_); }
    template <class E>
    E any_of() {
        return static_cast<E>(below(core::words<E>().size()));
    }
    core::Instant moment(int from_hours, int to_hours);
    core::When when(int from_hours, int to_hours);
    std::optional<std::int64_t> maybe_amount();
    core::CaseRow case_row();
    core::ContactRow contact_row();
    core::PaymentRow payment_row();

    std::mt19937 random_;
    CountingIds ids_;
    core::Uuid uuid_;
    int tokens_ = 0;
};

}  // namespace recoup::test
