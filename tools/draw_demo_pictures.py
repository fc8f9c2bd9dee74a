#!/usr/bin/env python3
"""Draw the demo board's screenshots and its invoice: phone screens of invented shops and services.

usage: draw_demo_pictures.py [--only NAME...] OUT_DIR

This is how the files of assets/demo/pictures were made; it is no part of the build, and bank-sms, order-detail,
payment-success, playback-error, service-terms and support-chat were not drawn by it. Each screen is a page of HTML
of 360 x 800 points, photographed by Chromium at three pixels a point. Needs (Debian): chromium, python3-pil,
pngquant, zopfli, fonts-inter, fonts-noto-cjk and, because Chromium embeds only TrueType small in a PDF,
fonts-droid-fallback. Absolute times tell one story around 22 November 2026, 15:48, the moment from which the offsets
in assets/demo/story.json count.
"""

import argparse
import io
import pathlib
import subprocess
import sys
import tempfile

from PIL import Image

WIDTH, HEIGHT, SCALE, ROW = 360, 800, 3, 5

STYLE = """
* { box-sizing: border-box; margin: 0; padding: 0 }
@page { size: 210mm 148mm; margin: 0 }
html { font-family: Inter, "Noto Sans CJK SC", sans-serif; color: #1a1c20; line-height: 1.5; font-size: 14px;
  font-variant-numeric: tabular-nums }
.phone { width: 360px; height: 800px; overflow: hidden; position: relative; background: #f3f4f6; zoom: 3;
  display: flex; flex-direction: column; float: left }
.bar { display: flex; justify-content: space-between; padding: 5px 16px 0; height: 28px; font-weight: 600; font-size: 12px }
.head { position: relative; text-align: center; font-size: 17px; font-weight: 600; padding: 8px 0 12px }
.head i { position: absolute; left: 16px; top: 13px; width: 10px; height: 10px; margin: 4px 0 0 4px;
  border: solid currentColor; border-width: 0 0 2px 2px; transform: rotate(45deg) }
.card { background: #fff; border-radius: 10px; margin: 12px 12px 0; padding: 14px 16px }
.row { display: flex; justify-content: space-between; padding: 7px 0; gap: 16px }
.row span:first-child { color: #8a8f98; white-space: nowrap }
.row span:last-child { text-align: right }
.line { border-top: 1px solid #eceef1; margin: 8px 0 }
.goods { display: flex; gap: 14px; align-items: center }
.thumb { width: 76px; height: 76px; border-radius: 8px; background: #e3e7ef; flex: none; display: flex;
  align-items: center; justify-content: center }
.b { font-weight: 600 } .c { text-align: center } .m { color: #8a8f98 } .s { font-size: 12px } .l { font-size: 17px }
.button { border-radius: 24px; text-align: center; font-weight: 600; padding: 11px; margin: 16px 40px }
.time { text-align: center; color: #9a9ea6; font-size: 12px; margin: 14px 0 6px }
.say { max-width: 250px; padding: 10px 13px; border-radius: 9px; margin: 5px 12px; background: #fff; align-self: flex-start }
.say.me { background: #95ec69; align-self: flex-end }
.step { position: relative; padding: 0 0 18px 26px }
.step:before { content: ""; position: absolute; left: 4px; top: 6px; width: 9px; height: 9px; border-radius: 5px; background: #c9ced6 }
.step:after { content: ""; position: absolute; left: 8px; top: 17px; bottom: -6px; width: 1px; background: #dde1e7 }
.step:last-child:after { display: none }
.step.on:before { background: var(--brand) }
.clause { padding: 6px 20px; line-height: 1.75; font-size: 15px }
.mark { background: #fff1bf }
.tag { display: inline-block; border-radius: 4px; padding: 1px 6px; font-size: 11px }
.round { width: 62px; height: 62px; border-radius: 31px; margin: 30px auto 12px; display: flex; align-items: center; justify-content: center }
.toast { position: absolute; left: 50%; bottom: 150px; transform: translateX(-50%); background: #2b2e34; color: #fff;
  border-radius: 8px; padding: 11px 18px; white-space: nowrap; text-align: center }
svg { fill: none; stroke: currentColor; stroke-linecap: round; stroke-linejoin: round }
"""

# name -> (page colour, text colour, body)
SCREENS = {}


def icon(path, size=34, width=2.2, colour="currentColor"):
    return (f'<svg width="{size}" height="{size}" viewBox="0 0 24 24" stroke-width="{width}" '
            f'style="color:{colour}">{path}</svg>')


CROSS, TICK = '<path d="M6 6l12 12M18 6L6 18"/>', '<path d="M5 12.5l4.5 4.5L19 7.5"/>'
ALERT = '<path d="M12 4v10M12 19.5v.1"/>'
CART = '<path d="M2 4h3l2.5 11h11L21 7H6M9 18.500a1 1 0 1 1 0 2a1 1 0 1 1 0-2M17 18.500a1 1 0 1 1 0 2a1 1 0 1 1 0-2"/>'
BOX = '<path d="M4 8l8-4 8 4v9l-8 4-8-4zM4 8l8 4 8-4M12 12v9"/>'
FILM = '<path d="M4 5h16v14H4zM8 5v14M16 5v14M4 9.700h4M4 14.300h4M16 9.700h4M16 14.300h4"/>'
NOTE = '<path d="M9 18V5l11-2v13M9 18a2.500 2.500 0 1 1-5 0a2.500 2.500 0 1 1 5 0M20 16a2.500 2.500 0 1 1-5 0a2.500 2.500 0 1 1 5 0"/>'
ROBOT = '<path d="M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18M12 8a4 4 0 1 1 0 8a4 4 0 1 1 0-8M12 5v.1M7 19h10"/>'
BED = '<path d="M3 18V6M3 15h18v3M21 15v-3a3 3 0 0 0-3-3h-8v6M6.500 9a1.500 1.500 0 1 1 0 3a1.500 1.500 0 1 1 0-3"/>'
GEM = '<path d="M6 4h12l3 5-9 11L3 9zM3 9h18M9 9l3 11 3-11-3-5z"/>'
RUN = '<path d="M4 14h3l2-5 4 9 2.500-6H20"/>'


def screen(name, body, page="#f3f4f6", text="#1a1c20"):
    SCREENS[name] = (page, text, body)


def top(clock, title, battery, back="#fff", ink="#111", line=False):
    edge = "border-bottom:1px solid #dcdee2;" if line else ""
    return (f'<div style="background:{back};color:{ink};{edge}"><div class="bar"><span>{clock}</span>'
            f'<span>5G {battery}%</span></div><div class="head"><i></i>{title}</div></div>')


def rows(*pairs):
    return "".join(f'<div class="row"><span>{a}</span><span>{b}</span></div>' for a, b in pairs)


def goods(art, colour, title, detail, price):
    return (f'<div class="goods"><div class="thumb" style="color:{colour}">{icon(art, 40, 1.5)}</div><div>'
            f'<div class="l">{title}</div><div class="m">{detail}</div><div class="b l">{price}</div></div></div>')


def chat(name, clock, battery, title, *parts):
    """A part is a time ("11-20 …"), what I said ("> …") or what they said."""
    body = top(clock, title, battery, "#f7f7f7", line=True)
    for part in parts:
        if part.startswith("@"):
            body += f'<div class="time">{part[1:]}</div>'
        elif part.startswith(">"):
            body += f'<div class="say me">{part[1:]}</div>'
        else:
            body += f'<div class="say">{part}</div>'
    screen(name, body, "#ededed")


def track(*steps):
    body = ""
    for index, (what, when) in enumerate(steps):
        on = "on" if index == 0 else ""
        body += f'<div class="step {on}"><div class="{"b" if on else "m"}">{what}</div><div class="s m">{when}</div></div>'
    return body


def terms(name, clock, battery, title, clauses, marked):
    body = top(clock, title, battery)
    for index, clause in enumerate(clauses):
        inner = f'<span class="mark">{clause}</span>' if index == marked else clause
        body += f'<div class="clause">{inner}</div>'
    screen(name, body, "#fff")


def repair(name, clock, battery, number, when, fault, work, result):
    screen(name, top(clock, "服务单详情", battery, "#1f3a68", "#fff") + f"""
      <div style="background:#1f3a68;color:#fff;padding:2px 20px 26px"><div style="font-size:21px" class="b">已完成 · 第 {number} 次维修</div>
      <div style="opacity:.75">北屿电器售后服务中心</div></div>
      <div class="card" style="margin-top:-12px">{goods(ROBOT, "#1f3a68", "R7 扫地机器人", "保修期至 2028-03-21", "保修内免费")}</div>
      <div class="card">{rows(("服务单号", f"BYS2026{when[5:7]}{when[8:10]}0{number}"), ("送修日期", when), ("故障描述", fault))}</div>
      <div class="card">{rows(("检测结果", result), ("处理方式", work), ("维修费用", "¥0.00"))}</div>
      <div class="card"><div class="b">维修记录</div>{rows(("累计维修", f"{number} 次"), ("故障类型", "不回充"))}</div>""", "#eef1f6")


def draw_payments():
    blue = "#1f6feb"
    screen("payment-failed.png", top("20:13", "云付", 83, blue, "#fff") + f"""
      <div class="round" style="background:#e5484d;color:#fff">{icon(CROSS)}</div>
      <div class="c b l">支付失败</div><div class="c b" style="font-size:36px;line-height:1.3">¥328.00</div>
      <div class="c m" style="padding:2px 40px 16px">网络连接超时，本次交易未完成，<br>请重新支付</div><div class="line"></div>
      <div style="padding:4px 24px">{rows(("收款方", "海豚数码旗舰店"), ("付款方式", "储蓄卡（尾号 4821）"), ("错误码", "PAY-TIMEOUT-408"), ("提交时间", "2026-11-20 20:13:41"))}</div>
      <div class="button" style="background:{blue};color:#fff">重新支付</div>
      <div class="c" style="color:{blue}">更换支付方式</div>""", "#fff")
    entry = lambda time, number: f"""<div class="card" style="display:flex;gap:12px;align-items:center"><div style="width:40px;height:40px;border-radius:20px;background:#e8eaff;color:#4148c8;display:flex;align-items:center;justify-content:center">{icon(GEM, 22)}</div>
      <div style="flex:1"><div class="b">鹿岛游戏 · 充值</div><div class="s m">11-08 {time}</div><div class="s m">{number}</div></div><div class="b l">-648.00</div></div>"""
    screen("topup-bill.png", top("22:46", "账单", 31, blue, "#fff") + f"""
      <div style="padding:14px 18px 0;display:flex;justify-content:space-between"><span class="b l">2026 年 11 月</span><span class="m">支出 ¥1,652.90</span></div>
      {entry("22:21:53", "LD1108222153-01")}{entry("22:21:55", "LD1108222153-02")}
      <div class="card" style="display:flex;gap:12px;align-items:center"><div style="width:40px;height:40px;border-radius:20px;background:#e4f4ec;color:#12805c;display:flex;align-items:center;justify-content:center">{icon(CART, 22)}</div>
      <div style="flex:1"><div class="b">便利店</div><div class="s m">11-08 18:40</div></div><div class="b l">-23.50</div></div>
      <div class="card" style="display:flex;gap:12px;align-items:center"><div style="width:40px;height:40px;border-radius:20px;background:#fdf0dd;color:#b7791f;display:flex;align-items:center;justify-content:center">{icon(BOX, 22)}</div>
      <div style="flex:1"><div class="b">白鹭快递 · 寄件</div><div class="s m">11-06 12:15</div></div><div class="b l">-14.00</div></div>""")


def draw_services():
    screen("vip-order.jpg", top("20:38", "我的会员", 81, "#101216", "#f1e3c0") + f"""
      <div style="margin:14px;border-radius:12px;padding:20px;background:linear-gradient(120deg,#e6c987,#c9a35a);color:#3a2a08">
      <div class="b" style="font-size:21px">星河视频 VIP</div><div>有效期至 2026-12-20</div><div style="padding-top:22px" class="b">会员生效中</div></div>
      <div style="margin:0 14px;background:#1d2027;border-radius:12px;padding:12px 18px;color:#e5e7eb">{rows(("订单编号", "XH2026112000731"), ("商品", "VIP 月卡"), ("实付金额", "¥25.00"), ("支付方式", "云付"), ("支付时间", "2026-11-20 20:20:14"), ("状态", "已支付 · 已开通"))}</div>
      <div class="c m" style="padding-top:20px">如有疑问请联系在线客服</div>""", "#101216")
    song = lambda number, title, who: f"""<div style="display:flex;gap:14px;padding:11px 20px;align-items:center"><span style="opacity:.5;width:16px">{number}</span>
      <div style="flex:1"><div>{title}</div><div class="s" style="opacity:.55">{who}</div></div><span class="s" style="color:#ff8fa3">播放失败</span></div>"""
    screen("music-error.png", top("20:14", "今日推荐", 72, "#2a1030", "#fff") + f"""
      <div style="padding:6px 20px 12px;display:flex;gap:16px;align-items:center"><div class="thumb" style="background:#d6336c;color:#fff;width:96px;height:96px">{icon(NOTE, 48, 1.6)}</div>
      <div><div class="b l">夜跑歌单 · 共 32 首</div><div style="opacity:.6">知更音乐会员 · 11-10 已开通</div><div style="opacity:.6">¥15.00/月</div></div></div>
      {song(1, "海边的信号灯", "青岚乐队")}{song(2, "第七个路口", "北窗")}{song(3, "慢车", "青岚乐队")}{song(4, "雨停之前", "纸船计划")}{song(5, "回声", "北窗")}{song(6, "晚风里的车站", "纸船计划")}
      <div class="toast" style="background:#fff;color:#1a1c20"><div class="b">播放失败（错误 4032）</div><div class="s" style="color:#667">版权校验服务异常，请稍后重试</div></div>
      <div style="position:absolute;left:0;right:0;bottom:0;padding:16px 20px 26px;background:#3a1a42;display:flex;justify-content:space-between"><span>海边的信号灯</span><span style="opacity:.6">00:00 / 03:48</span></div>""",
           "#2a1030", "#fff")
    screen("trial-renewal.webp", top("08:43", "会员与续费", 90, "#0f9f83", "#fff") + f"""
      <div style="background:#0f9f83;color:#fff;padding:6px 20px 30px;display:flex;gap:14px;align-items:center">{icon(RUN, 46, 1.8)}<div><div class="b l">跃步健身 年度会员</div><div style="opacity:.85">有效期至 2027-11-19</div></div></div>
      <div class="card" style="margin-top:-14px"><div class="b">扣费记录</div>{rows(("2026-11-19 00:04", '<b class="l">-¥198.00</b>'), ("说明", "试用到期，自动续费年度会员"), ("订单号", "YB2026111900417"), ("支付方式", "云付免密支付"))}<div class="line"></div>{rows(("2026-11-12 00:03", '<b class="l">¥0.00</b>'), ("说明", "开通 7 天免费试用"))}</div>
      <div class="card">{rows(("自动续费", '<span style="color:#0f9f83">已关闭（11-19）</span>'), ("下次扣费", "无"))}</div>
      <div class="card"><div class="b">最近消息</div><div class="m" style="padding-top:4px">11-12　欢迎体验 7 天免费试用<br>11-19　您已成功续费年度会员</div></div>""")
    screen("cart-empty.png", top("10:27", "购物车（0）", 68, "#fff") + f"""
      <div style="background:#fff7e8;color:#9a6200;padding:9px 18px" class="s">最近支付：云付 ¥86.40，今天 10:26（处理中）</div>
      <div class="c" style="padding-top:110px;color:#c6cad1">{icon(CART, 104, 1.1)}</div>
      <div class="c l b" style="padding-top:14px">购物车空空如也</div><div class="c m">去挑点新鲜的吧</div>
      <div class="button" style="background:#f59f00;color:#fff;margin:20px 110px">去逛逛</div>
      <div class="toast">订单信息异常（E1207）<br>未找到对应的商品</div>
      <div style="position:absolute;left:0;right:0;bottom:0;background:#fff;display:flex;justify-content:space-around;padding:12px 0 22px" class="s"><span>首页</span><span>分类</span><span class="b" style="color:#f59f00">购物车</span><span>我的</span></div>""")
    screen("topup-result.png", top("22:28", "充值中心", 33, "#3b3fb6", "#fff") + f"""
      <div style="background:#3b3fb6;color:#fff;padding:4px 20px 26px;display:flex;gap:14px;align-items:center">{icon(GEM, 44, 1.5)}<div><div class="b l">鹿岛游戏</div><div style="opacity:.8">角色等级 46 · 二区</div></div></div>
      <div class="card c" style="margin-top:-12px;padding:26px 16px"><div class="b l">系统繁忙，请勿重复提交</div><div class="m">充值结果确认中……</div><div style="height:4px;border-radius:2px;background:#e4e6f5;margin:18px 20px 0"><div style="width:62%;height:4px;border-radius:2px;background:#3b3fb6"></div></div></div>
      <div class="card"><div class="b">到账记录</div>{rows(("11-08 22:22:04", "星钻 6480"), ("订单号", "LD1108222153-01"), ("状态", '<span style="color:#12805c">已到账</span>'))}<div class="line"></div>{rows(("11-08 22:22:06", "星钻 6480"), ("订单号", "LD1108222153-02"), ("状态", '<span style="color:#cf3f3f">发货失败</span>'))}</div>""")
    point = lambda text: f'<div style="display:flex;gap:10px;padding:5px 0"><span style="color:#12805c">{icon(TICK, 20, 2.4)}</span><span>{text}</span></div>'
    screen("course-page.png", top("20:08", "课程介绍", 47, "#1d6b4f", "#fff") + f"""
      <div style="background:#1d6b4f;color:#fff;padding:10px 20px 30px"><div class="b" style="font-size:25px;line-height:1.35">零基础写作训练营</div><div style="opacity:.85;padding-top:6px">蓝杉课堂 · 第 12 期 · 11 月 15 日开班</div></div>
      <div class="card" style="margin-top:-16px"><div class="b l">你将获得</div>{point("<b>36 节直播课</b>，可回看一年")}{point("<b>每周作业批改</b>，老师逐篇点评")}{point("小班社群，课后 24 小时内答疑")}{point("不满意，<b>开课 7 天内全额退款</b>")}</div>
      <div class="card"><div class="b">课程安排</div>{rows(("第 1 至 4 周", "观察与描写（12 节）"), ("第 5 至 8 周", "结构与节奏（12 节）"), ("第 9 至 12 周", "修改与投稿（12 节）"))}</div>
      <div style="position:absolute;left:0;right:0;bottom:0;background:#fff;display:flex;justify-content:space-between;align-items:center;padding:12px 16px 24px"><span><b style="font-size:22px;color:#cf3f3f">¥99.00</b> <s class="m s">¥299.00</s></span><span class="b" style="background:#1d6b4f;color:#fff;border-radius:20px;padding:9px 26px">已报名</span></div>""")


def draw_goods():
    hot = [34, 36, 35, 38, 41, 43, 42, 45, 47, 46, 47, 47]
    bars = "".join(f'<div style="flex:1;height:{(v - 28) * 5}px;border-radius:3px 3px 0 0;background:{"#e5484d" if v > 42 else "#f0a35e" if v > 38 else "#8fb4f0"}"></div>' for v in hot)
    screen("phone-hot.png", top("18:05", "性能监测", 41, "#fff") + f"""
      <div class="card c" style="padding:22px 16px"><div class="m">机身温度</div><div class="b" style="font-size:52px;line-height:1.2;color:#e5484d">46.8°C</div><div style="color:#e5484d">温度过高 · 已限制处理器性能</div></div>
      <div class="card"><div style="display:flex;justify-content:space-between"><span class="b">最近 1 小时</span><span class="m s">屏幕关闭 · 未运行应用</span></div><div style="display:flex;gap:5px;align-items:flex-end;height:116px;padding-top:14px">{bars}</div><div style="display:flex;justify-content:space-between" class="s m"><span>17:05</span><span>17:35</span><span>18:05</span></div></div>
      <div class="card">{rows(("处理器频率", "0.9 GHz（标称 3.2 GHz）"), ("性能得分", "312,480（同型号平均 1,105,200）"), ("电池健康", "100%"), ("系统版本", "HaiOS 5.1.2"))}</div>
      <div class="card">{rows(("机型", "海豚 X3"), ("激活时间", "2026-11-14"))}</div>""")
    log = lambda time, what: f'<div style="display:flex;gap:16px;padding:8px 0;border-bottom:1px solid #eef0f2"><span class="m" style="white-space:nowrap">{time}</span><span>{what}</span></div>'
    screen("phone-fault-log.webp", top("18:08", "系统日志", 40, "#fff") + f"""
      <div class="card"><div class="b l">过热与重启</div><div class="m s" style="padding-bottom:4px">最近 7 天共 9 条</div>{log("11-20 17:52", "温度 46.8°C，处理器降频")}{log("11-20 12:31", "温度 45.2°C，处理器降频")}{log("11-19 22:07", "系统界面无响应，已重启")}{log("11-19 22:05", "温度 47.3°C，充电暂停")}{log("11-18 20:46", "温度 44.9°C，处理器降频")}{log("11-18 08:12", "输入法无响应（6.4 秒）")}{log("11-17 21:30", "温度 44.1°C，处理器降频")}{log("11-16 19:58", "系统界面无响应，已重启")}{log("11-15 23:14", "温度 43.6°C，处理器降频")}</div>
      <div class="card">{rows(("已恢复出厂设置", "11-18 23:40"), ("恢复后是否再现", '<span style="color:#cf3f3f">是（4 次）</span>'))}</div>""")
    head = lambda clock, battery, state, hint: top(clock, "物流详情", battery, "#0b7fab", "#fff") + f'<div style="background:#0b7fab;color:#fff;padding:2px 20px 26px"><div class="b" style="font-size:22px">{state}</div><div style="opacity:.85">{hint}</div></div>'
    screen("parcel-delivered.png", head("17:18", 52, "已签收", "白鹭快递　BL7720461198305") + f"""
      <div class="card" style="margin-top:-12px;--brand:#0b7fab">{track(("已签收，签收方式：已放门口。如有疑问请联系派送员", "11-18 16:42"), ("派送中，请保持电话畅通", "11-18 08:55"), ("已到达 城东营业点", "11-18 06:20"), ("已发往 城东营业点", "11-17 23:48"), ("已到达 南岭转运中心", "11-17 19:05"), ("商家已发货，包裹已揽收", "11-16 14:30"))}</div>
      <div class="card">{rows(("签收照片", "无"), ("通话记录", "无"), ("驿站入库", "无记录"))}</div>""")
    screen("return-parcel.png", head("11:38", 76, "运输中", "白鹭快递　BL7731850042216") + f"""
      <div class="card" style="margin-top:-12px;--brand:#0b7fab">{track(("已到达 临江转运中心，准备发往售后仓", "11-22 09:16"), ("已离开 城东营业点", "11-21 20:40"), ("已揽收，物品：手机（退货检测）", "11-21 13:52"), ("已下单，运费到付", "11-21 11:05"))}</div>
      <div class="card">{rows(("收件方", "海豚数码旗舰店 售后仓"), ("关联订单", "HT8820261113094517"), ("保价金额", "¥3,999.00"), ("预计送达", "11-23"))}</div>""")
    screen("vacuum-fault.png", top("10:42", "R7 扫地机器人", 88, "#1f3a68", "#fff") + f"""
      <div style="background:#1f3a68;color:#fff;text-align:center;padding:10px 0 34px"><div style="opacity:.9">{icon(ROBOT, 132, 0.9)}</div><div class="b l">回充失败</div><div style="opacity:.75">未找到充电座（错误 21）</div></div>
      <div class="card" style="margin-top:-16px">{rows(("电量", '<span style="color:#cf3f3f">8%</span>'), ("本次清扫", "12 ㎡ / 14 分钟"), ("今日回充失败", "4 次"))}</div>
      <div class="card"><div class="b">消息</div>{rows(("10:41", "回充失败，请将机器人放回充电座"), ("10:33", "回充失败，正在重试"), ("10:27", "清扫完成，正在返回充电座"), ("10 月 30 日", "设备已维修，重新激活"))}</div>""", "#eef1f6")


def draw_bookings():
    screen("cinema-order.png", top("11:48", "订单详情", 59, "#b3203a", "#fff") + f"""
      <div style="background:#b3203a;color:#fff;padding:2px 20px 26px"><div class="b" style="font-size:22px">场次已取消</div><div style="opacity:.85">影院放映设备故障</div></div>
      <div class="card" style="margin-top:-12px">{goods(FILM, "#b3203a", "长夜列车", "11-15 19:30 · 3 号巨幕厅 · 2 张", "¥199.00")}</div>
      <div class="card"><div class="b l">平台退款方案</div>{rows(("票款", "¥199.00"), ("优惠抵扣收回", "-¥60.00"), ("服务费不退", "-¥39.00"), ("<b>可退金额</b>", '<b class="l" style="color:#b3203a">¥100.00</b>'))}
      <div style="display:flex;gap:12px;padding-top:10px"><div class="c b" style="flex:1;border:1px solid #ccd0d7;border-radius:20px;padding:8px">不同意</div><div class="c b" style="flex:1;background:#b3203a;color:#fff;border-radius:20px;padding:8px">同意退款</div></div></div>
      <div class="card">{rows(("订单编号", "MJ20261115193007"), ("影院", "河畔影城"), ("付款时间", "2026-11-14 16:38:20"))}</div>""")
    screen("hotel-cancelled.jpg", top("10:18", "酒店订单", 63, "#0a6fb8", "#fff") + f"""
      <div style="background:#0a6fb8;color:#fff;padding:2px 20px 26px"><div class="b" style="font-size:22px">已取消</div><div style="opacity:.85">因库存数据异常，系统已自动取消</div></div>
      <div class="card" style="margin-top:-12px">{goods(BED, "#0a6fb8", "湖畔客栈 · 湖景大床房", "11-03 入住 · 1 晚 · 含早", "¥520.00")}</div>
      <div class="card">{rows(("订单编号", "YA20261028-40095"), ("预订时间", "2026-10-28 11:45"), ("取消时间", "2026-11-02 09:47"), ("取消原因", "系统取消"))}</div>
      <div class="card"><div class="b l">退款</div>{rows(("已付房费", "¥520.00"), ("取消费", "-¥100.00"), ("<b>应退</b>", '<b class="l">¥420.00</b>'), ("退款方式", "原路退回信用卡"))}</div>
      <div class="card"><div class="m">本单“取消费”依据：限时取消规则。如有异议请联系客服 24 小时服务台。</div></div>""")
    terms("ticket-terms.png", "17:45", 50, "购票须知",
          ["第三条 影票一经售出，因个人原因不支持退票、改签，特殊场次以页面提示为准。",
           "第四条 优惠券、活动立减不找零、不兑现。",
           "第五条 因影院设备故障、停业等影院原因取消放映的，按用户实际支付金额全额退款，三个工作日内原路退回。",
           "第六条 请在开场前 30 分钟到影院取票入场，迟到不另行安排。",
           "第七条 请勿在放映厅内拍照、录像。"], 2)
    terms("warranty-terms.webp", "11:26", 84, "保修说明",
          ["一、整机自签收之日起保修两年，主要部件保修三年。",
           "二、保修期内出现性能故障，凭购机凭证免费维修。",
           "三、同一性能故障经两次维修仍不能正常使用的，凭维修记录可以更换同型号产品；无同型号产品或者用户不愿更换的，予以退货。",
           "四、人为损坏、私自拆机、进水等情况不在保修范围内，可以提供有偿维修。",
           "五、维修记录应写明故障情况、处理方式和送修、交付日期。"], 2)


def draw_chats():
    chat("music-chat.webp", "21:39", 66, "知更音乐客服",
         "@2026-11-11 21:31", ">昨天开通会员，到现在一首歌都放不了，已经超过 24 小时。",
         "您好，这边看系统显示一切正常，建议您重新安装再试试哦。",
         ">重装、换手机、换网络都试过了，错误 4032，是你们的服务异常。",
         ">你们《用户服务协议》第十二条：因平台系统故障导致服务不可用累计超过 24 小时的，用户有权申请退还费用。请按条款全额退款。",
         "@2026-11-11 21:37", ">[图片] 条款和报错截图已发送。",
         "已为您核实，属于版权校验服务异常。为您申请全额退款 ¥15.00，24 小时内原路退回，工单号 70318。", ">好的，谢谢。")
    chat("course-chat.webp", "14:26", 38, "蓝杉课堂客服",
         "@2026-11-20 14:12", ">课程页写 36 节直播加作业批改，实际只有 12 节录播，申请全额退款 99 元。",
         "同学你好，课程以实际开课为准哦。",
         ">介绍页还写了开课 7 天内不满意全额退款，我第 6 天就提出了。",
         "@2026-11-20 14:21", "这边帮你申请了，活动优惠已使用，只能退 70 元，你看可以吗？",
         ">不可以。优惠是你们给的价格，我实付 99 元。", "需要在 3 个工作日内确认方案，逾期视为放弃申请哦。")
    chat("phone-chat.webp", "10:32", 95, "海豚数码旗舰店",
         "@2026-11-21 10:15", ">手机用了一周，待机发烫到 46.8°C，打字都卡，恢复出厂设置也没用，申请退货退款。",
         "亲，非常抱歉给您带来不便。可能是后台应用较多，建议清理一下呢。",
         ">[图片] 系统日志，屏幕关闭、没有运行应用也过热。",
         "@2026-11-21 10:28", "已收到。可以寄回检测，运费到付，检测周期不到三周，确认质量问题为您全额退款。", ">请把这个承诺写进售后单。", "已备注，售后单号 HTS2026112100318。")
    chat("cinema-chat.webp", "19:52", 44, "幕间票务客服",
         "@2026-11-17 19:40", ">3 号厅设备坏了，整场取消，为什么只退 100 元？",
         "您好，优惠部分和服务费按规定不退的呢。",
         ">购票须知第五条写的是影院原因取消，按实际支付金额全额退款。我实付 199 元。",
         "@2026-11-17 19:49", "已为您提交复核，三天内答复，最晚 11 月 20 日 13:00 前。工单号 20931。", ">好，我等到 20 日。")
    chat("repair-chat.webp", "10:58", 70, "北屿电器售后",
         "@2026-11-10 10:36", ">同一个故障修了三次，第三次修好第二天又不回充。按保修说明第三条，要求退货退款 2,680 元。",
         "您好，建议您再送修一次，我们会安排高级工程师检测。",
         ">不接受第四次维修，请书面答复是否退货。",
         "@2026-11-10 10:51", "很抱歉，目前只能为您提供维修服务，退货需要总部审批，暂时没有答复时间。", ">那我向市场监管部门投诉。")


def draw_repairs():
    repair("repair-1.webp", "11:50", 61, 1, "2026-08-05", "清扫后找不到充电座", "更换充电触点", "充电触点氧化")
    repair("repair-2.webp", "11:52", 60, 2, "2026-09-22", "再次找不到充电座", "更换回充传感器", "回充传感器失灵")
    repair("repair-3.webp", "11:53", 60, 3, "2026-10-30", "仍然找不到充电座", "更换主板并升级固件", "主板信号异常")


INVOICE = """
<div style="width:210mm;height:148mm;padding:12mm 14mm;font-family:Droid Sans Fallback;font-size:13px;background:#fff;color:#222">
<div style="text-align:center;color:#8c2f1b;font-size:24px;font-weight:600">电子发票（普通发票）</div>
<div style="display:flex;justify-content:space-between;padding:12px 0;font-size:12px"><span>发票号码：26330000007702118346</span><span>开票日期：2026 年 03 月 21 日</span></div>
<style>td{border:1px solid #b9826f;padding:8px 10px} table{border-collapse:collapse;width:100%}</style>
<table><tr><td style="width:50%">购买方：个人</td><td>销售方：北屿电器销售有限公司</td></tr></table>
<table style="margin-top:-1px;text-align:center"><tr><td>项目名称</td><td>规格型号</td><td>数量</td><td>单价</td><td>金额</td><td>税率</td><td>税额</td></tr>
<tr><td>*清洁电器*扫地机器人</td><td>R7</td><td>1</td><td>2371.68</td><td>2371.68</td><td>13%</td><td>308.32</td></tr></table>
<table style="margin-top:-1px"><tr><td style="width:50%">价税合计（大写）：贰仟陆佰捌拾圆整</td><td>（小写）¥2,680.00</td></tr>
<tr><td colspan="2">备注：订单号 BY20260318-7702，保修自签收之日起两年</td></tr></table>
<div style="padding-top:14px;color:#777;font-size:12px">演示用样张，非真实发票</div></div>"""


def chromium(page, *arguments):
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-pdf-header-footer",
               "--disable-font-subpixel-positioning", "--font-render-hinting=none",
               *arguments, page.as_uri()]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def photograph(names, folder):
    """One photograph of all screens side by side, cut up afterwards: starting a browser is what takes time."""
    phones = "".join(f'<div class="phone" style="background:{SCREENS[n][0]};color:{SCREENS[n][1]}">{SCREENS[n][2]}</div>'
                     for n in names)
    page, sheet = folder / "sheet.html", folder / "sheet.png"
    width, height = WIDTH * SCALE, HEIGHT * SCALE
    page.write_text(f'<meta charset="utf-8"><style>{STYLE}body{{width:{width * ROW}px}}</style><body lang="zh-CN">{phones}',
                    encoding="utf-8")
    lines = -(-len(names) // ROW)
    chromium(page, f"--screenshot={sheet}", f"--window-size={width * ROW},{height * lines}")
    image = Image.open(sheet).convert("RGB")
    for index, name in enumerate(names):
        x, y = index % ROW * width, index // ROW * height
        yield name, image.crop((x, y, x + width, y + height))


def save(image, path):
    if path.suffix == ".jpg":  # as a messenger passes pictures on: smaller
        image.resize((720, 1600), Image.LANCZOS).save(path, quality=60, optimize=True)
        return
    image = few_colours(image)
    if path.suffix == ".webp":
        image.convert("RGB").save(path, lossless=True, quality=100, method=6)
    else:
        image.save(path)
        subprocess.run(["zopflipng", "-y", path, path], check=True, stdout=subprocess.DEVNULL)


def few_colours(image):
    png = io.BytesIO()
    image.save(png, "png")
    made = subprocess.run(["pngquant", "--nofs", "--speed", "1", "--strip", "16", "-"], input=png.getvalue(), check=True,
                          stdout=subprocess.PIPE)
    return Image.open(io.BytesIO(made.stdout))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()
    for draw in (draw_payments, draw_services, draw_goods, draw_bookings, draw_chats, draw_repairs):
        draw()
    names = [n for n in SCREENS if not options.only or n in options.only]
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        for name, image in photograph(names, folder):
            save(image, options.out / name)
        if not options.only or "invoice.pdf" in options.only:
            page = folder / "invoice.html"
            page.write_text(f'<meta charset="utf-8"><style>{STYLE}</style><body lang="zh-CN">{INVOICE}', encoding="utf-8")
            chromium(page, f"--print-to-pdf={options.out / 'invoice.pdf'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
