# NAT mode in China (Hangzhou): plan
# Made by EIP Planner from documentation as of the dates below, without access to the account. Check the assumptions before you act.
#
# How to run: put the .tf files into one folder, then terraform init, terraform plan, terraform apply.
# An object that exists already is named by its variable; one that is left out is made. What stays to be done by hand:
# - Addresses and routes inside the guest, and the checks: see the runbook and the files for the guest network.
# - An ENI that exists already needs its further private addresses assigned first; only a new ENI gets them here.

terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

provider "alicloud" {
  region = var.region
}

locals {
  eip_1_id = var.eip_1_id != null ? var.eip_1_id : alicloud_eip_address.eip_1[0].id
  eip_2_id = var.eip_2_id != null ? var.eip_2_id : alicloud_eip_address.eip_2[0].id
  eip_3_id = var.eip_3_id != null ? var.eip_3_id : alicloud_eip_address.eip_3[0].id
  eni_1_id = var.eni_1_id != null ? var.eni_1_id : alicloud_ecs_network_interface.eni_1[0].id
}

resource "alicloud_eip_address" "eip_1" {
  count        = var.eip_1_id == null ? 1 : 0
  payment_type = "PayAsYouGo"
  address_name = "${var.name}-eip-1"
}

resource "alicloud_eip_address" "eip_2" {
  count        = var.eip_2_id == null ? 1 : 0
  payment_type = "PayAsYouGo"
  address_name = "${var.name}-eip-2"
}

resource "alicloud_eip_address" "eip_3" {
  count        = var.eip_3_id == null ? 1 : 0
  payment_type = "PayAsYouGo"
  address_name = "${var.name}-eip-3"
}

resource "alicloud_ecs_network_interface" "eni_1" {
  count                  = var.eni_1_id == null ? 1 : 0
  vswitch_id             = var.vswitch_id
  primary_ip_address     = var.eni_1_ip_1
  private_ip_addresses   = [var.eni_1_ip_2, var.eni_1_ip_3]
  security_group_ids     = [var.security_group_id]
  network_interface_name = "${var.name}-eni-1"
}

resource "alicloud_ecs_network_interface_attachment" "eni_1" {
  network_interface_id = local.eni_1_id
  instance_id          = var.instance_id
}

resource "alicloud_eip_association" "eip_1" {
  allocation_id      = local.eip_1_id
  instance_id        = local.eni_1_id
  instance_type      = "NetworkInterface"
  mode               = "NAT"
  private_ip_address = var.eni_1_ip_1
  depends_on         = [alicloud_ecs_network_interface_attachment.eni_1]
}

resource "alicloud_eip_association" "eip_2" {
  allocation_id      = local.eip_2_id
  instance_id        = local.eni_1_id
  instance_type      = "NetworkInterface"
  mode               = "NAT"
  private_ip_address = var.eni_1_ip_2
  depends_on         = [alicloud_ecs_network_interface_attachment.eni_1]
}

resource "alicloud_eip_association" "eip_3" {
  allocation_id      = local.eip_3_id
  instance_id        = local.eni_1_id
  instance_type      = "NetworkInterface"
  mode               = "NAT"
  private_ip_address = var.eni_1_ip_3
  depends_on         = [alicloud_ecs_network_interface_attachment.eni_1]
}
variable "region" {
  description = "Region of the ENI and the instance"
  type        = string
  default     = "cn-hangzhou"
}

variable "name" {
  description = "Name of the plan. Your own words; every export carries it."
  type        = string
  default     = "eip-plan"
}

variable "instance_id" {
  description = "ID of the instance. ECS console, Instances, or DescribeInstances."
  type        = string
}

variable "vswitch_id" {
  description = "ID of the vSwitch for new ENIs. VPC console, vSwitches, in the zone of the instance. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "security_group_id" {
  description = "ID of the security group for new ENIs. ECS console, Security Groups, of the same VPC. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "eip_1_id" {
  description = "ID of eip-1. EIP console, or AllocationId of DescribeEipAddresses. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "eip_2_id" {
  description = "ID of eip-2. EIP console, or AllocationId of DescribeEipAddresses. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "eip_3_id" {
  description = "ID of eip-3. EIP console, or AllocationId of DescribeEipAddresses. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "eni_1_id" {
  description = "ID of eni-1. ECS console, ENIs, or DescribeNetworkInterfaces. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "eni_1_ip_1" {
  description = "Private IP address 1 of eni-1. ECS console, ENIs; the first one is the primary."
  type        = string
}

variable "eni_1_ip_2" {
  description = "Private IP address 2 of eni-1. ECS console, ENIs; the first one is the primary."
  type        = string
}

variable "eni_1_ip_3" {
  description = "Private IP address 3 of eni-1. ECS console, ENIs; the first one is the primary."
  type        = string
}
output "eip_1_id" {
  value = local.eip_1_id
}

output "eip_1_address" {
  value = one(alicloud_eip_address.eip_1[*].ip_address)
}

output "eip_2_id" {
  value = local.eip_2_id
}

output "eip_2_address" {
  value = one(alicloud_eip_address.eip_2[*].ip_address)
}

output "eip_3_id" {
  value = local.eip_3_id
}

output "eip_3_address" {
  value = one(alicloud_eip_address.eip_3[*].ip_address)
}
