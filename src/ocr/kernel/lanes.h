// The inner loops with `N` numbers at a time, by the vectors that GCC and Clang have in the language. Included by one
// file a path, each compiled for its own instructions: so that the linker never takes a function of one for another,
// all is in an unnamed namespace and nothing of the standard library is called.
#pragma once

#include "ocr/kernel/kernels.h"

namespace recoup::ocr::inline kernel {
namespace {

template <int N>
struct Lanes {
    typedef float Numbers __attribute__((vector_size(N * sizeof(float))));
    typedef std::uint32_t Bits __attribute__((vector_size(N * sizeof(float))));
};
template <>
struct Lanes<1> {
    typedef float Numbers;
    typedef std::uint32_t Bits;
};

template <int N>
struct Loops {
    using Numbers = typename Lanes<N>::Numbers;
    using Bits = typename Lanes<N>::Bits;

    static Numbers load(const float* from) {
        Numbers numbers;
        __builtin_memcpy(&numbers, from, sizeof numbers);
        return numbers;
    }
    static void store(float* to, Numbers numbers) { __builtin_memcpy(to, &numbers, sizeof numbers); }
    static Numbers all(float number) { return Numbers{} + number; }
    static Numbers at_least(Numbers a, Numbers b) { return a > b ? a : b; }
    static Numbers at_most(Numbers a, Numbers b) { return a < b ? a : b; }
    static float sum_of(Numbers numbers) {
        float each[N];
        store(each, numbers);
        float sum = 0;
        for (const float one : each) sum += one;
        return sum;
    }

    // e^x as 2^n * e^r with |r| <= ln 2 / 2: Cephes' polynomial, right to about 1e-7.
    static Numbers exponential(Numbers x) {
        constexpr float kRounding = 12582912;  // 1.5 * 2^23: adding it leaves a whole number in the lowest bits
        x = at_most(at_least(x, all(-87.0f)), all(88.0f));
        const Numbers shifted = x * 1.44269504f + kRounding;
        const Numbers whole = shifted - kRounding;
        const Numbers rest = x - whole * 0.693359375f + whole * 2.12194440e-4f;
        Numbers power = all(1.9875691500e-4f);
        constexpr float kTerms[] = {1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f, 1.6666665459e-1f,
                                    5.0000001201e-1f};
        for (const float term : kTerms) power = power * rest + term;
        power = power * rest * rest + rest + 1.0f;
        Bits exponent, bits;
        __builtin_memcpy(&exponent, &shifted, sizeof exponent);
        __builtin_memcpy(&bits, &power, sizeof bits);
        bits += exponent << 23;
        __builtin_memcpy(&power, &bits, sizeof power);
        return power;
    }

    static Numbers activated(Activation activation, Numbers x) {
        switch (activation) {
            case Activation::none:
                return x;
            case Activation::relu:
                return at_least(x, Numbers{});
            case Activation::sigmoid:
                return 1.0f / (1.0f + exponential(-x));
            case Activation::hard_sigmoid:
                return at_most(at_least(x * (1.0f / 6) + 0.5f, Numbers{}), all(1.0f));
            case Activation::steep_hard_sigmoid:
                return at_most(at_least(x * 0.2f + 0.5f, Numbers{}), all(1.0f));
            case Activation::hard_swish:
                return x * at_most(at_least(x + 3.0f, Numbers{}), all(6.0f)) * (1.0f / 6);
            case Activation::swish:
                return x / (1.0f + exponential(-x));
        }
        return x;
    }
    static Numbers finished(const Tail& tail, Numbers x) {
        return activated(tail.activation, x) * tail.scale + tail.shift;
    }

    // A loop over whole vectors, then over what is left one by one: `wide(i)` and `narrow(i)` begin at number i.
    template <class Wide, class Narrow>
    static void each(std::size_t count, Wide wide, Narrow narrow) {
        std::size_t i = 0;
        for (; i + N <= count; i += N) wide(i);
        for (; i < count; ++i) narrow(i);
    }

    static void tile(std::size_t depth, const float* rows, const float* columns, const Tail& tail, float* out,
                     std::size_t stride) {
        constexpr std::size_t kWide = 2 * N;
        for (std::size_t column = 0; column < kTileColumns; column += kWide) {
            Numbers sums[kTileRows][2] = {};
            for (std::size_t k = 0; k < depth; ++k) {
                const float* from = columns + k * kTileColumns + column;
                const Numbers left = load(from), right = load(from + N);
                const float* row = rows + k * kTileRows;
                for (std::size_t r = 0; r < kTileRows; ++r) {
                    sums[r][0] += left * row[r];
                    sums[r][1] += right * row[r];
                }
            }
            for (std::size_t r = 0; r < kTileRows; ++r) {
                store(out + r * stride + column, finished(tail, sums[r][0]));
                store(out + r * stride + column + N, finished(tail, sums[r][1]));
            }
        }
    }

    static void weigh(std::size_t taps, const float* const* sources, const float* weights, float bias, const Tail& tail,
                      float* out, std::size_t count) {
        constexpr std::size_t kWide = 4 * N;
        std::size_t i = 0;
        for (; i + kWide <= count; i += kWide) {
            Numbers sums[4] = {all(bias), all(bias), all(bias), all(bias)};
            for (std::size_t t = 0; t < taps; ++t)
                for (std::size_t part = 0; part < 4; ++part) sums[part] += load(sources[t] + i + part * N) * weights[t];
            for (std::size_t part = 0; part < 4; ++part) store(out + i + part * N, finished(tail, sums[part]));
        }
        for (; i + N <= count; i += N) {
            Numbers sum = all(bias);
            for (std::size_t t = 0; t < taps; ++t) sum += load(sources[t] + i) * weights[t];
            store(out + i, finished(tail, sum));
        }
        for (; i < count; ++i) {
            float sum = bias;
            for (std::size_t t = 0; t < taps; ++t) sum += sources[t][i] * weights[t];
            out[i] = Loops<1>::finished(tail, sum);
        }
    }

    static void finish(const float* x, std::size_t count, const Tail& tail, float* out) {
        each(
            count, [&](std::size_t i) { store(out + i, finished(tail, load(x + i))); },
            [&](std::size_t i) { out[i] = Loops<1>::finished(tail, x[i]); });
    }
    static void add(const float* a, const float* b, std::size_t count, float* out) {
        each(
            count, [&](std::size_t i) { store(out + i, load(a + i) + load(b + i)); },
            [&](std::size_t i) { out[i] = a[i] + b[i]; });
    }
    static void multiply(const float* a, const float* b, std::size_t count, float* out) {
        each(
            count, [&](std::size_t i) { store(out + i, load(a + i) * load(b + i)); },
            [&](std::size_t i) { out[i] = a[i] * b[i]; });
    }
    static void scale(const float* a, float factor, float summand, std::size_t count, float* out) {
        each(
            count, [&](std::size_t i) { store(out + i, load(a + i) * factor + summand); },
            [&](std::size_t i) { out[i] = a[i] * factor + summand; });
    }
    static float sum(const float* x, std::size_t count) {
        Numbers sums{};
        float rest = 0;
        each(
            count, [&](std::size_t i) { sums += load(x + i); }, [&](std::size_t i) { rest += x[i]; });
        return sum_of(sums) + rest;
    }
    static float spread(const float* x, float middle, std::size_t count) {
        Numbers sums{};
        float rest = 0;
        each(
            count,
            [&](std::size_t i) {
                const Numbers off = load(x + i) - middle;
                sums += off * off;
            },
            [&](std::size_t i) { rest += (x[i] - middle) * (x[i] - middle); });
        return sum_of(sums) + rest;
    }
    static float exponentials(const float* x, float less, std::size_t count, float* out) {
        Numbers sums{};
        float rest = 0;
        each(
            count,
            [&](std::size_t i) {
                const Numbers power = exponential(load(x + i) - less);
                store(out + i, power);
                sums += power;
            },
            [&](std::size_t i) { rest += out[i] = Loops<1>::exponential(x[i] - less); });
        return sum_of(sums) + rest;
    }

    static constexpr Kernels kKernels{tile, weigh, finish, add, multiply, scale, sum, spread, exponentials};
};

}  // namespace
}  // namespace recoup::ocr::inline kernel
