// Sets an environment variable for one scope; null removes it.
#pragma once

#include <cstdlib>
#include <optional>
#include <string>

class Environment {
  public:
    Environment(const char* name, const char* value) : name_(name) {
        if (const char* before = std::getenv(name)) before_ = before;
        set(value);
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;
    ~Environment() { set(before_ ? before_->c_str() : nullptr); }

  private:
#ifdef _WIN32
    void set(const char* value) const {
        ::_putenv_s(name_, value != nullptr ? value : "");
    }
#else
    void set(const char* value) const {
        value != nullptr ? ::setenv(name_, value, 1) : ::unsetenv(name_);
    }
#endif

    const char* name_;
    std::optional<std::string> before_;
};
